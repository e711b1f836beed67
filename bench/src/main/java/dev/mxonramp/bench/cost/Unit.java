package dev.mxonramp.bench.cost;

/** What AWS counts and charges for. */
enum Unit {
    STATE_TRANSITION("Step Functions: state transitions"), INVOCATION("Lambda: invocations"), GB_SECOND(
            "Lambda: GB-seconds"), TABLE_READ("DynamoDB: read request units"), TABLE_WRITE(
                    "DynamoDB: write request units, index included"), MESSAGE("SES: messages"), EVENT(
                            "EventBridge: events"), SCHEDULE("EventBridge Scheduler: invocations"), KEY_REQUEST(
                                    "KMS: requests"), API_REQUEST("API Gateway: requests");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** As the sheet names it. */
    String label() {
        return label;
    }
}
