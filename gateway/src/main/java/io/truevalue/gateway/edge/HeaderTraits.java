package io.truevalue.gateway.edge;

import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** What is known of some header names, as bits; found without garbage, whatever their case. Fixed once it is built. */
final class HeaderTraits {
    private @Nullable AsciiString[] names = new AsciiString[64];
    private int[] traits = new int[64];
    private int size;

    HeaderTraits with(int trait, String... named) {
        for (String name : named) {
            add(AsciiString.cached(name), trait);
        }
        return this;
    }

    private void add(AsciiString name, int trait) {
        int place = placeOf(name);
        if (names[place] == null) {
            size++;
            names[place] = name;
        }
        traits[place] |= trait;
        if (size * 4 > names.length) {
            grow();
        }
    }

    private void grow() {
        @Nullable AsciiString[] before = names;
        int[] beforeTraits = traits;
        names = new AsciiString[before.length * 2];
        traits = new int[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            AsciiString name = before[i];
            if (name != null) {
                int place = placeOf(name);
                names[place] = name;
                traits[place] = beforeTraits[i];
            }
        }
    }

    /** The bits of this name, 0 where nothing is known of it. */
    int of(CharSequence name) {
        return traits[placeOf(name)];
    }

    private int placeOf(CharSequence name) {
        int mask = names.length - 1;
        int hash = AsciiString.hashCode(name);
        int place = (hash ^ (hash >>> 15)) & mask;
        for (AsciiString there = names[place]; there != null; there = names[place]) {
            if (there.contentEqualsIgnoreCase(name)) {
                break;
            }
            place = (place + 1) & mask;
        }
        return place;
    }
}
