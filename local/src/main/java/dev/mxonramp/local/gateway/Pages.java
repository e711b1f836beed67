package dev.mxonramp.local.gateway;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;

/** Pages that only the local system has, below {@code /_local}. */
@FunctionalInterface
public interface Pages {
    /** The prefix; no route of the template begins so. */
    String PREFIX = "/_local";

    /** Answers a request whose path begins with {@link #PREFIX}. */
    Answer answer(Ask ask);
}
