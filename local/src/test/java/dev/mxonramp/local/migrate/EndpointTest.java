package dev.mxonramp.local.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            imaps://ann@imap.acme.test                | true  | ann               | imap.acme.test           | 993
            imap://ann@imap.acme.test                 | false | ann               | imap.acme.test           | 143
            IMAPS://ann@IMAP.Acme.Test:1993/          | true  | ann               | imap.acme.test           | 1993
            imaps://ann@acme.test@imap.acme.test.     | true  | ann@acme.test     | imap.acme.test           | 993
            imaps://ann%40acme.test@imap.acme.test    | true  | ann@acme.test     | imap.acme.test           | 993
            imaps://a%3Ab%2Fc%25%C3%BC@imap.acme.test | true  | a:b/c%ü           | imap.acme.test           | 993
            imaps://jürgen+x;y@imap.acme.test         | true  | jürgen+x;y        | imap.acme.test           | 993
            imap://ann@127.0.0.1:11143                | false | ann               | 127.0.0.1                | 11143
            imap://ann@localhost:65535                | false | ann               | localhost                | 65535
            imaps://ann@[2001:db8::1]                 | true  | ann               | 2001:db8:0:0:0:0:0:1     | 993
            imaps://ann@[::1]:1993                    | true  | ann               | 0:0:0:0:0:0:0:1          | 1993
            imaps://ann@bücher.test                   | true  | ann               | xn--bcher-kva.test       | 993
            imaps://DOMAIN%5Cann@imap.acme.test       | true  | DOMAIN\\ann       | imap.acme.test           | 993
            """)
    void sidesAreReadAsTheyAreMeant(String url, boolean tls, String user, String host, int port) {
        assertEquals(new Endpoint(tls, user, host, port), Endpoint.parse(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann@imap.acme.test", "http://ann@imap.acme.test", "pop3://ann@host", "imaps:ann@host",
            "imaps://imap.acme.test", "imaps://@imap.acme.test", "imaps://ann@", "imaps://ann@:993",
            "imaps://ann@imap..test", "imaps://ann@-imap.test", "imaps://ann@imap acme.test", "imaps://ann@a\\b",
            "imaps://ann@imap.acme.test:0", "imaps://ann@imap.acme.test:65536", "imaps://ann@imap.acme.test:",
            "imaps://ann@imap.acme.test:99999999999", "imaps://ann@imap.acme.test:9 3", "imaps://ann@imap.acme.test:-1",
            "imaps://ann@imap.acme.test/INBOX", "imaps://ann@imap.acme.test?x", "imaps://ann@imap.acme.test#x",
            "imaps://ann@real.test/path@other.test", "imaps://ann@2001:db8::1", "imaps://ann@[2001:db8::1",
            "imaps://ann@[127.0.0.1]", "imaps://ann@[imap.acme.test]", "imaps://ann@[::1]x", "imaps://ann@[::g]",
            "imaps://a%0D%0Ab@imap.acme.test", "imaps://a%00b@imap.acme.test", "imaps://a%7Fb@imap.acme.test",
            "imaps://a%@imap.acme.test", "imaps://a%4@imap.acme.test", "imaps://a%zz@imap.acme.test",
            "imaps://a%FF@imap.acme.test", "imaps://ann;AUTH=PLAIN@imap.acme.test", "imaps://a\nb@imap.acme.test"})
    void whatCannotBeMeantIsRefusedWithASentence(String url) {
        String said = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(url)).getMessage());
        assertTrue(said.length() > 20, said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps://ann:s3cr3t@imap.acme.test", "imaps://ann@acme.test:s3cr3t@imap.acme.test",
            "imaps://ann:s3cr3t@", "imap://:s3cr3t@host"})
    void passwordInAUrlIsRefusedAndNotRepeated(String url) {
        String said = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(url)).getMessage());
        assertFalse(said.contains("s3cr3t"), said);
    }

    @Test
    void isShownWithBracketsWhereItNeedsThem() {
        assertEquals("ann at [0:0:0:0:0:0:0:1]:993", Endpoint.parse("imaps://ann@[::1]").toString());
        assertEquals("ann at imap.acme.test:143", Endpoint.parse("imap://ann@imap.acme.test").toString());
    }
}
