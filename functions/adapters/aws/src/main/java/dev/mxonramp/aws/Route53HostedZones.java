package dev.mxonramp.aws;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.HostedZones;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import dev.mxonramp.domain.journey.TransientFailure;

/**
 * Amazon Route 53. A DELETE there names a set in every detail and a batch is all or nothing, which is what makes
 * replacing safe: a set that changed meanwhile refuses the whole batch.
 */
public final class Route53HostedZones implements HostedZones {
    /** The tag by which the operator binds a zone to an account. */
    public static final String TAG = "onramp-account";

    private static final AwsService SERVICE = new AwsService("Route 53");
    private static final int FORBIDDEN = 403;

    private final Supplier<Route53Client> route53;
    private final Function<Access.ByRole, Optional<AwsCredentialsProvider>> roles;

    /**
     * @param route53 asked for when it is first needed
     * @param roles credentials of a role; empty if it does not let us in
     */
    public Route53HostedZones(Supplier<Route53Client> route53,
            Function<Access.ByRole, Optional<AwsCredentialsProvider>> roles) {
        this.route53 = route53;
        this.roles = roles;
    }

    @Override
    public Found find(List<DomainName> candidates, Access access) {
        Optional<Optional<AwsCredentialsProvider>> entered = enter(access);
        if (entered.isEmpty()) {
            return new Found.Denied();
        }
        try {
            for (DomainName candidate : candidates) {
                List<HostedZone> here = named(candidate, entered.get());
                if (!here.isEmpty()) {
                    return choose(candidate, here.stream().filter(zone -> admitted(zone, access)).toList(), access);
                }
            }
            return new Found.None();
        } catch (Route53Exception e) {
            return forbidden(e, new Found.Denied());
        }
    }

    private static Found choose(DomainName name, List<HostedZone> zones, Access access) {
        return switch (zones.size()) {
            case 0 -> new Found.None();
            case 1 -> new Found.Bound(new Zone(plainId(zones.getFirst()), name, access));
            default -> new Found.Ambiguous(name);
        };
    }

    private List<HostedZone> named(DomainName name, Optional<AwsCredentialsProvider> as) {
        return SERVICE.call(() -> route53.get().listHostedZonesByName(list -> list.dnsName(name.ascii())
                .overrideConfiguration(override(as)))).hostedZones().stream()
                .filter(zone -> zone.name().equals(name.ascii() + "."))
                .filter(zone -> !zone.config().privateZone()).toList();
    }

    private boolean admitted(HostedZone zone, Access access) {
        return switch (access) {
            case Access.ByRole _ -> true;
            case Access.ByTag(var account) -> SERVICE
                    .call(() -> route53.get().listTagsForResource(list -> list
                            .resourceType(TagResourceType.HOSTEDZONE).resourceId(plainId(zone))))
                    .resourceTagSet().tags().stream()
                    .anyMatch(tag -> tag.key().equals(TAG) && account.value().equals(tag.value()));
        };
    }

    @Override
    public Standing read(Zone zone, DomainName name, RecordType type) {
        var sets = SERVICE.call(() -> route53.get().listResourceRecordSets(list -> list.hostedZoneId(zone.id())
                .startRecordName(name.ascii()).startRecordType(type.name())
                .overrideConfiguration(override(entered(zone))))).resourceRecordSets();
        return standing(name, type, sets.stream().filter(set -> set.name().equals(name.ascii() + ".")).toList());
    }

    @Override
    public List<Standing> read(Zone zone, List<RecordSet> places) {
        var at = Route53Names.at(places.stream().map(RecordSet::name).toList(),
                name -> SERVICE.call(() -> route53.get().listResourceRecordSets(list -> list.hostedZoneId(zone.id())
                        .startRecordName(name.ascii()).overrideConfiguration(override(entered(zone))))));
        return places.stream().map(place -> {
            List<ResourceRecordSet> all = at.getOrDefault(place.name(), List.of());
            Standing own = standing(place.name(), place.type(), all);
            return own instanceof Standing.Absent && excluded(place.type(), all) ? new Standing.Routed() : own;
        }).toList();
    }

    /** Whether what stands at a name forbids a set of another type (RFC 1034 3.6.2). */
    private static boolean excluded(RecordType type, List<ResourceRecordSet> all) {
        return type == RecordType.CNAME ? !all.isEmpty() : all.stream().anyMatch(set -> set.type() == RRType.CNAME);
    }

    private static Standing standing(DomainName name, RecordType type, List<ResourceRecordSet> all) {
        List<ResourceRecordSet> here = all.stream().filter(set -> set.typeAsString().equals(type.name())).toList();
        if (here.isEmpty()) {
            return new Standing.Absent();
        }
        ResourceRecordSet only = here.getFirst();
        return here.size() > 1 || only.setIdentifier() != null || only.aliasTarget() != null
                ? new Standing.Routed()
                : new Standing.Plain(new RecordSet(name, type, only.ttl(),
                        only.resourceRecords().stream().map(ResourceRecord::value).toList()));
    }

    @Override
    public Written create(Zone zone, List<RecordSet> sets) {
        return change(zone, sets.stream().map(set -> change(ChangeAction.CREATE, set)).toList());
    }

    @Override
    public Written upsert(Zone zone, List<RecordSet> sets) {
        return change(zone, sets.stream().map(set -> change(ChangeAction.UPSERT, set)).toList());
    }

    @Override
    public Written replace(Zone zone, Optional<RecordSet> shown, Optional<RecordSet> next) {
        return change(zone, Stream.concat(shown.map(set -> change(ChangeAction.DELETE, set)).stream(),
                next.map(set -> change(ChangeAction.CREATE, set)).stream()).toList());
    }

    private Written change(Zone zone, List<Change> changes) {
        try {
            var _ = SERVICE.call(() -> route53.get().changeResourceRecordSets(request -> request
                    .hostedZoneId(zone.id()).changeBatch(batch -> batch.comment("MX Onramp").changes(changes))
                    .overrideConfiguration(override(entered(zone)))));
            return Written.DONE;
        } catch (PriorRequestNotCompleteException e) {
            throw new TransientFailure("Route 53 is still busy with an earlier change.", e);
        } catch (Route53Exception e) {
            return invalidBatch(e) ? Written.CHANGED : forbidden(e, Written.DENIED);
        }
    }

    /** Route 53 says this in two forms, and the SDK knows only that of every other error. */
    private static boolean invalidBatch(Route53Exception e) {
        var details = e.awsErrorDetails();
        return e instanceof InvalidChangeBatchException || (details != null && details.rawResponse() != null
                && details.rawResponse().asUtf8String().contains("<InvalidChangeBatch"));
    }

    private static Change change(ChangeAction action, RecordSet set) {
        var records = new ArrayList<ResourceRecord>();
        set.values().forEach(value -> records.add(ResourceRecord.builder().value(value).build()));
        return Change.builder().action(action).resourceRecordSet(
                it -> it.name(set.name().ascii() + ".").type(set.type().name()).ttl(set.ttl()).resourceRecords(records))
                .build();
    }

    /** Credentials for the access, empty within for our own; empty as a whole if the role does not let us in. */
    private Optional<Optional<AwsCredentialsProvider>> enter(Access access) {
        return switch (access) {
            case Access.ByTag _ -> Optional.of(Optional.empty());
            case Access.ByRole role -> {
                Optional<AwsCredentialsProvider> credentials = roles.apply(role);
                yield credentials.isPresent() ? Optional.of(credentials) : Optional.empty();
            }
        };
    }

    private Optional<AwsCredentialsProvider> entered(Zone zone) {
        return enter(zone.access()).orElseThrow(
                () -> new TransientFailure("The role that opened the zone a moment ago does not open it now."));
    }

    private static AwsRequestOverrideConfiguration override(Optional<AwsCredentialsProvider> as) {
        var override = AwsRequestOverrideConfiguration.builder();
        as.ifPresent(override::credentialsProvider);
        return override.build();
    }

    private static String plainId(HostedZone zone) {
        return zone.id().replaceFirst("^/hostedzone/", "");
    }

    private static <T> T forbidden(Route53Exception e, T denied) {
        if (e.statusCode() == FORBIDDEN) {
            return denied;
        }
        throw e;
    }
}
