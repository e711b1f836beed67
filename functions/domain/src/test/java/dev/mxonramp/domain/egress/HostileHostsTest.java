package dev.mxonramp.domain.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody may give as a server in order to be led into the network around us. */
class HostileHostsTest {
    private static final String ADDRESSES = """
            this network, first                 | 0.0.0.0
            this network, last                  | 0.255.255.255
            private 10, first                   | 10.0.0.0
            private 10, last                    | 10.255.255.255
            carrier-grade NAT, first            | 100.64.0.0
            carrier-grade NAT, last             | 100.127.255.255
            metadata, Alibaba                   | 100.100.100.200
            loopback                            | 127.0.0.1
            loopback, last                      | 127.255.255.255
            link-local, first                   | 169.254.0.0
            metadata, AWS, Azure, Google        | 169.254.169.254
            metadata, ECS tasks                 | 169.254.170.2
            metadata, EKS pods                  | 169.254.170.23
            time and DNS of a VPC               | 169.254.169.253
            private 172.16, first               | 172.16.0.0
            private 172.16, last                | 172.31.255.255
            host agent, Azure                   | 168.63.129.16
            protocol assignments                | 192.0.0.8
            metadata, Oracle                    | 192.0.0.192
            documentation 1                     | 192.0.2.1
            6to4 relays                         | 192.88.99.1
            private 192.168                     | 192.168.255.255
            benchmarks, first                   | 198.18.0.0
            benchmarks, last                    | 198.19.255.255
            documentation 2                     | 198.51.100.7
            documentation 3                     | 203.0.113.9
            multicast                           | 224.0.0.1
            multicast, last                     | 239.255.255.255
            reserved                            | 240.0.0.1
            broadcast                           | 255.255.255.255
            IPv6 unspecified                    | ::
            IPv6 loopback                       | ::1
            IPv6 loopback, in full              | 0:0:0:0:0:0:0:1
            compatible with IPv4 loopback       | ::127.0.0.1
            compatible with IPv4 metadata       | ::a9fe:a9fe
            mapped loopback                     | ::ffff:127.0.0.1
            mapped metadata                     | ::ffff:a9fe:a9fe
            mapped private                      | ::ffff:10.0.0.1
            translated (SIIT) private           | ::ffff:0:10.0.0.1
            NAT64 private                       | 64:ff9b::10.0.0.1
            NAT64 metadata                      | 64:ff9b::a9fe:a9fe
            NAT64 loopback                      | 64:ff9b::7f00:1
            NAT64 of a network's own            | 64:ff9b:1::10.0.0.1
            discard                             | 100::1
            dummy prefix                        | 100:0:0:1::1
            Teredo                              | 2001:0:a00:1::1
            Teredo, private client              | 2001:0:808:808:0:0:f5ff:fffe
            ORCHID                              | 2001:10::1
            ORCHID 2                            | 2001:20::1
            benchmarks, IPv6                    | 2001:2::1
            documentation, IPv6                 | 2001:db8::1
            documentation, IPv6, new            | 3fff:fff::1
            6to4 loopback                       | 2002:7f00:1::1
            6to4 private                        | 2002:c0a8:101::1
            6to4 metadata                       | 2002:a9fe:a9fe::1
            ISATAP private                      | 2a00:1450::5efe:10.0.0.1
            ISATAP metadata, universal          | 2a00:1450::200:5efe:169.254.169.254
            segment routing                     | 5f00::1
            never given out                     | 4000::1
            unique local                        | fc00::1
            metadata, AWS, IPv6                 | fd00:ec2::254
            metadata, Google, IPv6              | fd20:ce::254
            link-local, IPv6                    | fe80::1
            site-local                          | fec0::1
            multicast, IPv6                     | ff02::1
            """;

    private static final String NAMES = """
            this machine                        | localhost
            this machine, capitals              | LocalHost
            this machine, trailing dot          | localhost.
            this machine, a name below          | mail.localhost
            this machine, below with a dot      | mail.localhost.
            /etc/hosts                          | localhost.localdomain
            metadata by name                    | metadata.google.internal
            metadata by name, trailing dot      | METADATA.google.internal.
            a VPC's name                        | ip-10-0-0-1.eu-central-1.compute.internal
            multicast DNS                       | printer.local
            home network                        | nas.home.arpa
            office network                      | mail.corp
            router's network                    | box.lan
            hidden service                      | mailhost.onion
            no dot: the resolver's search list  | metadata
            no dot, with a dot                  | metadata.
            one decimal number                  | 2130706433
            one octal number                    | 017700000001
            one hexadecimal number              | 0x7f000001
            hexadecimal octets                  | 0x7f.0x0.0x0.0x1
            octal octets                        | 0177.0.0.01
            octal that reads as decimal         | 010.0.0.1
            two numbers                         | 127.1
            three numbers                       | 10.0.1
            five numbers                        | 127.0.0.0.1
            number over 255                     | 127.0.0.256
            number over 2^32                    | 4294967297
            address with a trailing dot         | 127.0.0.1.
            mixed forms                         | 169.0xfe.43518
            ends in a number                    | mail.example.com.1
            full-width digits                   | \uff11\uff12\uff17.0.0.1
            ideographic full stop               | 127\u30020\u30020\u30021
            circled digits                      | \u2460\u2461\u2466.0.0.1
            brackets                            | [::1]
            zone of an interface                | fe80::1%eth0
            user before the host                | imap.example.com@127.0.0.1
            path                                | 127.0.0.1/imap.example.com
            fragment                            | 127.0.0.1#.example.com
            escape                              | 127.0.0.1%2eexample.com
            line break                          | imap.example.com\\n127.0.0.1
            NUL                                 | 127.0.0.1\\0.example.com
            blank                               | imap.example.com 127.0.0.1
            empty label                         | imap..example.com
            leading dot                         | .example.com
            only a dot                          | .
            """;

    private final EgressPolicy cloud = new EgressPolicy(false);

    private static Stream<Arguments> rows(String table) {
        return table.lines().map(line -> line.split("\\|", 2)).map(row -> Arguments.argumentSet(row[0].strip(),
                row[1].strip().replace("\\n", "\n").replace("\\0", "\0")));
    }

    static Stream<Arguments> addresses() {
        return rows(ADDRESSES);
    }

    static Stream<Arguments> names() {
        return rows(NAMES);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void addressIsClosedInEveryForm(String text) throws UnknownHostException {
        InetAddress address = InetAddress.ofLiteral(text);
        assertFalse(cloud.allows(address));
        if (address.getAddress().length == 4) {
            for (String prefix : List.of("00000000000000000000ffff", "0064ff9b0000000000000000")) {
                assertFalse(cloud.allows(inside(prefix, address.getAddress(), "")), prefix);
            }
            assertFalse(cloud.allows(inside("2002", address.getAddress(), "00000000000000000001")));
        }
        assertTrue(cloud.refusal(List.of(InetAddress.ofLiteral("1.1.1.1"), address)).isPresent());
    }

    private static InetAddress inside(String before, byte[] v4, String after) throws UnknownHostException {
        String hex = before + HexFormat.of().formatHex(v4) + after;
        // Of all makers only this one leaves a mapped address what it is.
        return Inet6Address.getByAddress(null, HexFormat.of().parseHex(hex), 0);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nameIsNotEvenLookedUp(String name) {
        assertTrue(cloud.refusal(name).isPresent());
    }

    @Test
    void namesAndAddressesOfThePublicInternetAreLookedUp() {
        for (String host : List.of("imap.example.com", "imap.example.com.", "xn--bcher-kva.example", "1.1.1.1",
                "2606:4700:4700::1111", "mail1.local.example.com", "0x7f.example.com", "mail_1.example.com")) {
            assertEquals(Optional.empty(), cloud.refusal(host), host);
        }
    }

    @Test
    void oneMachineOpensItsOwnNameAndNoOther() {
        var oneMachine = new EgressPolicy(true);
        assertEquals(Optional.empty(), oneMachine.refusal("localhost"));
        for (String host : List.of("metadata", "metadata.google.internal", "2130706433", "printer.local")) {
            assertTrue(oneMachine.refusal(host).isPresent(), host);
        }
    }

    @Test
    void theTablesHaveNoRowTwice() {
        List<String> rows = Stream.concat(ADDRESSES.lines(), NAMES.lines())
                .map(line -> Arrays.asList(line.split("\\|")).getLast().strip()).toList();
        assertEquals(rows.size(), rows.stream().distinct().count());
        assertTrue(rows.size() >= 100, rows.size() + " rows");
    }
}
