package dev.mxonramp.local.states;

/** Where an execution stands; the names are the API's. */
public enum Status {
    RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED
}
