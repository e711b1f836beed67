package dev.mxonramp.https;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over a socket that is connected to an address of our choice. */
final class Tls {
    private Tls() {}

    /**
     * Begins it; the certificate has to be the host's (RFC 9110 4.3.4).
     *
     * @throws IllegalArgumentException where the host's name is none that TLS can carry
     */
    static SSLSocket over(Socket socket, String host, int port, SSLSocketFactory factory) throws IOException {
        SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, port, false);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
