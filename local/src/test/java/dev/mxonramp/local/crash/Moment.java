package dev.mxonramp.local.crash;

/** When a worker is killed. */
sealed interface Moment {
    /** It stands still at a boundary of its own for the nth time. */
    record Inside(String boundary, int nth) implements Moment {
        @Override
        public String toString() {
            return boundary + "#" + nth;
        }
    }

    /** Something has passed on one of its connections for the nth time. */
    record OnTheWire(Side side, Point point, String command, int nth) implements Moment {
        @Override
        public String toString() {
            return side + " " + command + " " + point + "#" + nth;
        }
    }

    /** So many octets have passed to or from one side; at the target they count from the first message on. */
    record AfterOctets(Side side, long octets) implements Moment {
        @Override
        public String toString() {
            return side + " after " + octets + " octets";
        }
    }

    /** The same, but sooner if it can be: for one that was not reached. */
    default Moment nearer() {
        return this instanceof AfterOctets(Side side, long octets) ? new AfterOctets(side, 1 + octets / 8) : this;
    }

    /** It is left alone. */
    record Never() implements Moment {}

    /** Which server. */
    enum Side {
        SOURCE, TARGET
    }

    /** What has just passed. */
    enum Point {
        /** A command's first line, its literal not. */
        LINE_SENT,
        /** Half of a literal, to the server or from it. */
        LITERAL_HALF,
        /** A literal, nothing behind it. */
        LITERAL_WHOLE,
        /** A command, and nothing was read since. */
        SENT,
        /** The server's OK is there, and the worker has not read it. */
        ANSWER_UNREAD,
        /** The server's OK has been passed on, and nothing after it. */
        ANSWER_PASSED_ON
    }
}
