#!/bin/sh
# Makes the seeds: each of them is the bytes that choose, and a body.
set -eu
cd "$(dirname "$0")"
mkdir -p corpus/csv corpus/interpret corpus/json corpus/text corpus/xml

# Reads every body of a target in every way, with every spelling that fits.
seed() {
    target=$1
    spellings=$2
    file=$3
    name=$(basename "$file")
    for way in 0 2 4 5 6 7; do
        for spelling in $spellings; do
            { printf "\\00$way$spelling"; cat "$file"; } > "corpus/$target/$way-$(echo "$spelling" | tr -d '\\')-$name"
        done
    done
}

for file in seeds/*.json; do
    for way in 0 2 4 5 6 7; do
        { printf "\\00$way"; cat "$file"; } > "corpus/json/$way-$(basename "$file")"
    done
done
for file in seeds/*.csv; do seed csv '\000 \001 \002 \003 \004 \011' "$file"; done
for file in seeds/*.txt; do seed text '\000 \001 \002 \003' "$file"; done
for file in seeds/*.xml ../src/decode/xml/tests/sample.xml; do seed xml '\000 \001 \002 \003 \004 \006 \007' "$file"; done

# A response: where faults and the payload stand, the format, the status, the encoding, and the content type.
respond() {
    format=$1
    type=$2
    file=$3
    for status in 000 005 007; do
        for encoding in 000 005; do
            name="$format-$status-$encoding-$(basename "$file")"
            for shape in '\000\001' '\001\002' '\002\003'; do
                where=$(echo "$shape" | tr -d '\\')
                { printf "$shape\\$format\\$status\\$encoding\\001\\010\\$type"; cat "$file"; } > "corpus/interpret/$where-$name"
                # The same with a secret behind it, in every spelling.
                { printf "$shape\\$format\\$status\\$encoding\\001\\010\\$type"; cat "$file"
                  printf '\376\000 \376\001 \376\002 \376\003 \376\004 \376\005 \376\006 \376\007'
                } > "corpus/interpret/$where-$name-echo"
            done
        done
    done
}

for file in seeds/*.json seeds/echo/*.json; do respond 000 000 "$file"; done
for file in seeds/*.xml seeds/echo/*.xml; do respond 001 001 "$file"; respond 002 002 "$file"; done
for file in seeds/*.csv seeds/echo/*.csv; do respond 003 004 "$file"; respond 004 003 "$file"; done
for file in seeds/*.txt seeds/echo/*.txt; do respond 005 004 "$file"; respond 006 004 "$file"; respond 007 006 "$file"; done
