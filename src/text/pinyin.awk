# Initials of the Mandarin readings of U+3400..U+9FFF out of Unihan_Readings.txt: the usual reading
# first (kMandarin), then others in use (kHanyuPinlu, kTGHZ2013). Three letters a character.
function initial(reading) {
    sub(/^(ā|á|ǎ|à)/, "a", reading); sub(/^(ē|é|ě|è|ê)/, "e", reading); sub(/^(ō|ó|ǒ|ò)/, "o", reading)
    sub(/^(ń|ň|ǹ)/, "n", reading); sub(/^ḿ/, "m", reading)
    return substr(reading, 1, 1)
}
function hex(text,   i, n) {
    n = 0
    for (i = 1; i <= length(text); i++) n = n * 16 + index("0123456789ABCDEF", substr(text, i, 1)) - 1
    return n
}
function note(cp, letter) {
    if (letter ~ /^[a-z]$/ && index(letters[cp], letter) == 0 && length(letters[cp]) < 3) letters[cp] = letters[cp] letter
}
$2 == "kMandarin" || $2 == "kHanyuPinlu" || $2 == "kTGHZ2013" {
    cp = hex(substr($1, 3))
    if (cp < 13312 || cp > 40959) next
    if ($2 == "kMandarin") { main[cp] = initial($3); next }
    for (i = 3; i <= NF; i++) {
        reading = $i; sub(/^[0-9.,]*:/, "", reading); sub(/\(.*/, "", reading)
        m = split(reading, each, ",")
        for (k = 1; k <= m; k++) others[cp] = others[cp] " " initial(each[k])
    }
}
END {
    quote = sprintf("%c", 39)
    print "/* Generated from Unihan_Readings.txt by src/text/pinyin.awk. */"
    print "static const char pinyin_letters[][3] = {"
    for (cp = 13312; cp <= 40959; cp++) {
        letters[cp] = ""
        note(cp, main[cp])
        m = split(others[cp], each, " ")
        for (k = 1; k <= m; k++) note(cp, each[k])
        row = ""
        for (i = 1; i <= 3; i++) row = row (i > 1 ? "," : "") (i <= length(letters[cp]) ? quote substr(letters[cp], i, 1) quote : "0")
        printf "{%s},%s", row, cp % 6 == 5 ? "\n" : ""
    }
    print "\n};"
}
