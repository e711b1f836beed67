package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What of a batch is at the target already, though not in the ledger, after a change of UIDVALIDITY.
 *
 * @param places of all that is
 * @param altered those of them whose bytes the target changed
 */
record FoundAgain(List<Landing.Place> places, List<Intended> altered) {
    FoundAgain {
        places = List.copyOf(places);
        altered = List.copyOf(altered);
    }

    /**
     * Each by its very bytes first; then those whose line ends or NULs the target may have changed.
     *
     * @param known messages that are at the target without being in the ledger; what is found is taken from them
     */
    static FoundAgain of(List<Message> messages, Matches known) {
        var places = new ArrayList<Landing.Place>();
        var rest = new ArrayList<Intended>();
        for (Message message : known.isEmpty() ? List.<Message>of() : messages) {
            Intended each = message.intended();
            OptionalLong place = known.takeExact(each.digest());
            if (place.isPresent()) {
                places.add(new Landing.Place(each, place.getAsLong()));
            } else if (!each.digest().regular()) {
                rest.add(each);
            }
        }
        var altered = new ArrayList<Intended>();
        for (Intended each : rest) {
            OptionalLong place = known.takeLoose(each.digest());
            if (place.isPresent()) {
                places.add(new Landing.Place(each, place.getAsLong()));
                altered.add(each);
            }
        }
        return new FoundAgain(places, altered);
    }

    void settle(Settlement settlement) {
        places.forEach(place -> place.settle(settlement));
        altered.forEach(each -> settlement.altered(each.source()));
    }
}
