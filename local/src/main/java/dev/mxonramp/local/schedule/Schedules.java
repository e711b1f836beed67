package dev.mxonramp.local.schedule;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.aws.Courier;
import dev.mxonramp.local.states.Timeline;
import dev.mxonramp.local.template.Schedule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Delivers the ticks of the template's schedules, the first one period after the start. */
public final class Schedules implements AutoCloseable {
    private final Timeline timeline;
    private final Courier courier;
    private final AtomicBoolean closed = new AtomicBoolean();

    public Schedules(Timeline timeline, Courier courier) {
        this.timeline = timeline;
        this.courier = courier;
    }

    /** Runs these from now on. */
    public void start(List<Schedule> schedules) {
        schedules.forEach(schedule -> plan(schedule, timeline.instant().plus(schedule.every())));
    }

    private void plan(Schedule schedule, Instant when) {
        timeline.at(when, () -> {
            if (!closed.get()) {
                courier.deliver(schedule.function(), tick(schedule, when), schedule.delivery());
                plan(schedule, when.plus(schedule.every()));
            }
        });
    }

    /** The event that EventBridge Scheduler sends where the template gives no input of its own. */
    private static String tick(Schedule schedule, Instant when) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", "000000000000");
        event.put("time", when.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", "us-east-1");
        event.put("resources",
                List.of("arn:aws:scheduler:us-east-1:000000000000:schedule/default/" + schedule.logicalId()));
        event.put("detail", "{}");
        return Json.text(event);
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
