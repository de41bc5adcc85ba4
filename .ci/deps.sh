#!/bin/sh
# Installs the named Debian packages that are missing; offline and complete, it does nothing.
missing=
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
echo "缺少软件包:$missing, 正在安装 (apt)..." >&2
if [ -n "$as_root" ] && ! command -v sudo >/dev/null; then
    echo "不是 root, 也没有 sudo. 请管理员运行: apt-get install$missing" >&2
    exit 69
fi
export DEBIAN_FRONTEND=noninteractive
install() {
    # shellcheck disable=SC2086
    $as_root apt-get install -y -q --no-install-recommends $missing
}
said=$({ install || { $as_root apt-get update -q && install; }; } 2>&1) || {
    printf '%s\n' "$said" | tail -n 5 >&2
    echo "装不上这些软件包:$missing. 请联网, 或由管理员装好后再运行." >&2
    exit 69
}
