#!/bin/sh
# Makes the seeds: each of them is the bytes that choose, and a body.
set -eu
cd "$(dirname "$0")"
mkdir -p corpus/csv corpus/json corpus/text corpus/xml

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
