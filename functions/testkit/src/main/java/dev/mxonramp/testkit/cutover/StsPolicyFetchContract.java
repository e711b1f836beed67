package dev.mxonramp.testkit.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mxonramp.domain.cutover.StsPolicyFetch;
import dev.mxonramp.domain.cutover.StsPolicyFetch.Fetched;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everything that fetches policy files does. */
public abstract class StsPolicyFetchContract {
    /** The host of the files. */
    protected static final DomainName HOST = new DomainName("mta-sts.acme.test");

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** The fetch under test, to which loopback is open. */
    protected abstract StsPolicyFetch fetch();

    /** From now on {@link #HOST} at 127.0.0.1 serves this text; null for a server without a file. */
    protected abstract void serve(@Nullable String text);

    /** How often a server was connected to. */
    protected abstract int connections();

    @Test
    void fileIsGivenAsItIs() {
        String text = "version: STSv1\r\nmode: none\nmax_age: 1\nx: ä\n";
        serve(text);
        assertEquals(new Fetched.Text(text), fetch().fetch(HOST, List.of(LOOPBACK)));
    }

    @Test
    void serverWithoutAFileIsNoPolicy() {
        serve(null);
        assertInstanceOf(Fetched.Failed.class, fetch().fetch(HOST, List.of(LOOPBACK)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "169.254.169.254", "10.0.0.1", "127.0.0.1 192.168.0.1", "::ffff:a9fe:a9fe", "fe80::1"})
    void nothingIsConnectedToUnlessEveryAddressIsPublic(String addresses) {
        serve("version: STSv1");
        List<InetAddress> all = Stream.of(addresses.split(" ")).filter(each -> !each.isEmpty())
                .map(InetAddress::ofLiteral).toList();
        assertInstanceOf(Fetched.Failed.class, fetch().fetch(HOST, all));
        assertEquals(0, connections());
    }
}
