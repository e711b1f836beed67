package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import java.util.UUID;

/** A service on AWS's XML protocols. */
abstract class RestService implements AwsService {
    private final String scope;

    RestService(String scope) {
        this.scope = scope;
    }

    @Override
    public final String scope() {
        return scope;
    }

    @Override
    public final int refused() {
        return 403;
    }

    @Override
    public Answer error(Fault fault) {
        return xml(fault.status(), new Xml("ErrorResponse").with("Error",
                error -> error.text("Type", "Sender").text("Code", fault.code()).text("Message", fault.sentence()))
                .text("RequestId", UUID.randomUUID().toString()));
    }

    static Answer xml(int status, Xml document) {
        return Answer.text(status, "text/xml", document.document());
    }

    static Fault unknown(String call) {
        return new Fault(400, "InvalidAction", "The local system does not know " + call + ".");
    }
}
