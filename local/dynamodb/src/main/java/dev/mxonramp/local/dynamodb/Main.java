package dev.mxonramp.local.dynamodb;

import java.io.OutputStream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Serves DynamoDB Local, in memory, on a free loopback port, which it prints as {@code port=<n>}. Its own server would
 * bind every interface, so only its handler is used. Ends when its standard input does.
 */
public final class Main {
    private Main() {}

    /**
     * Serves until standard input ends.
     *
     * @throws Exception if it cannot start
     */
    public static void main(String[] args) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        server.addConnector(connector);
        server.setHandler(
                new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null));
        server.start();
        System.out.println("port=" + connector.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }
}
