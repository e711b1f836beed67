package dev.mxonramp.bench.migration.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The heap's peak is read from what the JVM logs. */
class OnrampTest {
    private static final String EXIT = """
            [1.001s][info][gc,heap,exit] Heap
            [1.001s][info][gc,heap,exit]  garbage-first heap   total 69632K, used 53248K [0x00000000f0000000, 0x0000000100000000)
            [1.001s][info][gc,heap,exit]  Metaspace       used 90000K, committed 90200K, reserved 1114112K
            """;

    @Test
    void mostBeforeACollectionOrAtTheEnd() {
        assertEquals(OptionalLong.of(211), Onramp.peak("""
                [0.200s][info][gc] Using G1
                [0.400s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->5M(256M) 3.4ms
                [0.800s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 211M->7M(256M) 3.4ms
                """ + EXIT));
        assertEquals(OptionalLong.of(52), Onramp.peak(EXIT));
        assertEquals(OptionalLong.empty(), Onramp.peak("[0.200s][info][gc] Using G1"));
    }
}
