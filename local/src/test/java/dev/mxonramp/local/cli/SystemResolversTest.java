package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemResolversTest {
    @TempDir
    private Path folder;

    @Test
    void nameserversAreTakenInTheirOrderAndTheRestIsIgnored() throws IOException {
        Path file = Files.writeString(folder.resolve("resolv.conf"), """
                # generated
                search example.com
                nameserver 192.0.2.53
                  nameserver\t2001:db8::53 # second
                nameserver
                nameserver fe80::1%nowhere0
                options edns0
                """);
        assertEquals(List.of("192.0.2.53:53", "2001:db8:0:0:0:0:0:53:53"), SystemResolvers.in(file).stream()
                .map(each -> each.getAddress().getHostAddress() + ":" + each.getPort()).toList());
    }

    @Test
    void withoutSuchAFileThereIsNone() {
        assertEquals(List.of(), SystemResolvers.in(folder.resolve("none")));
    }
}
