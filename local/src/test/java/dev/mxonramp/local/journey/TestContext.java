package dev.mxonramp.local.journey;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** What our handlers ask a context: the time left. Anything else is refused. */
record TestContext(String function) implements Context {
    @Override
    public int getRemainingTimeInMillis() {
        return 55_000;
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getAwsRequestId() {
        throw refused();
    }

    @Override
    public String getLogGroupName() {
        throw refused();
    }

    @Override
    public String getLogStreamName() {
        throw refused();
    }

    @Override
    public String getFunctionVersion() {
        throw refused();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw refused();
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw refused();
    }

    @Override
    public ClientContext getClientContext() {
        throw refused();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw refused();
    }

    @Override
    public LambdaLogger getLogger() {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("our handlers do not ask for this");
    }
}
