package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a TXT record usually ends up when it is not where it should be; at most eight questions. */
final class WrongPlaces {
    private static final int MOST_NAMES = 6;
    private static final List<Question.Type> OTHER_TYPES = List.of(Question.Type.A, Question.Type.MX);

    private final TxtView view;
    private final DomainName right;

    WrongPlaces(TxtView view) {
        this.view = view;
        this.right = view.challenge().name(view.domain());
    }

    /** What to ask any one server. */
    List<Question> questions() {
        var questions = new ArrayList<Question>();
        names().stream().limit(MOST_NAMES).forEach(name -> questions.add(Question.txt(name)));
        boolean exists = view.atName().heard().stream()
                .anyMatch(reply -> reply instanceof Reply.Absent absent && !absent.nameMissing());
        if (exists) {
            OTHER_TYPES.forEach(type -> questions.add(new Question(right, type)));
        }
        return questions;
    }

    private Set<DomainName> names() {
        DomainName domain = view.domain();
        DomainName zone = view.cut().zone();
        String label = view.challenge().label();
        var names = new LinkedHashSet<DomainName>();
        add(names, right.ascii(), zone);
        add(names, domain.ascii(), zone);
        add(names, view.challenge().plainLabel(), domain);
        add(names, "www", domain);
        if (!domain.equals(zone)) {
            domain.parent().ifPresent(parent -> add(names, label, parent));
            domain.parent().ifPresent(names::add);
        }
        add(names, label + ".www", domain);
        add(names, label.replace('-', '_'), domain);
        names.remove(right);
        names.remove(domain);
        return names;
    }

    private static void add(Set<DomainName> names, String labels, DomainName below) {
        if (below.takes(labels)) {
            names.add(below.prefixed(labels));
        }
    }

    /** The names tried, with their replies. */
    List<TxtView.Place> places(List<Question> questions, List<Reply> replies) {
        var places = new ArrayList<TxtView.Place>();
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).type() == Question.Type.TXT) {
                places.add(new TxtView.Place(questions.get(i).name(), replies.get(i)));
            }
        }
        return places;
    }

    /** The types of records that the right name has. */
    List<String> types(List<Question> questions, List<Reply> replies) {
        var types = new ArrayList<String>();
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).type() != Question.Type.TXT && replies.get(i) instanceof Reply.Present) {
                types.add(questions.get(i).type().name());
            }
        }
        return types;
    }
}
