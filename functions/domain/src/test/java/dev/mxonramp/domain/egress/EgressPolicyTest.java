package dev.mxonramp.domain.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
    private final EgressPolicy cloud = new EgressPolicy(false);
    private final EgressPolicy oneMachine = new EgressPolicy(true);

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1",
            "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
            "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "2001::1", "3fff::1", "64:ff9b::a00:1",
            "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::", "::127.0.0.1", "100::1", "5f00::1"})
    void whatIsNotOnThePublicInternetIsClosed(String address) {
        assertFalse(cloud.allows(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
            "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1"})
    void whatIsGloballyReachableIsOpen(String address) {
        assertTrue(cloud.allows(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.7", "::1", "64:ff9b::7f00:1"})
    void loopbackIsOpenOnOneMachineOnly(String address) {
        assertTrue(oneMachine.allows(InetAddress.ofLiteral(address)));
        assertFalse(cloud.allows(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "fe80::1", "0.0.0.0"})
    void oneMachineOpensNothingElse(String address) {
        assertFalse(oneMachine.allows(InetAddress.ofLiteral(address)));
    }

    @Test
    void anAddressMappedIntoIpv6IsJudgedByTheOneInside() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        assertFalse(cloud.allows(InetAddress.getByAddress(mapped)));
    }

    @Test
    void oneBadAddressAmongGoodOnesRefusesTheName() {
        var good = InetAddress.ofLiteral("1.1.1.1");
        var bad = InetAddress.ofLiteral("169.254.169.254");
        assertEquals(Optional.empty(), cloud.refusal(List.of(good)));
        String told = cloud.refusal(List.of(good, bad)).orElseThrow();
        assertFalse(told.contains("169.254.169.254"), told);
        assertTrue(cloud.refusal(List.of()).isPresent());
    }
}
