package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.util.List;

/** One service behind the endpoint. */
interface AwsService {
    /** The service's name in a signature's credential scope. */
    String scope();

    /** What the request needs to be allowed; a {@link Fault} if it makes no sense. */
    List<Access> accesses(Ask ask);

    /** Serves an allowed request; a {@link Fault} becomes the service's own error. */
    Answer serve(Ask ask, Principal caller);

    /** An error in the service's own shape. */
    Answer error(Fault fault);

    /** The status of refusals: the JSON services use 400, the REST ones 403. */
    default int refused() {
        return 400;
    }
}
