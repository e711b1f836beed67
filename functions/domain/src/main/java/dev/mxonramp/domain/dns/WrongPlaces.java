package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a TXT record usually ends up when it is not where it should be; at most eight questions. */
final class WrongPlaces {
    private static final int MOST_QUESTIONS = 8;
    private static final List<Question.Type> OTHER_TYPES = List.of(Question.Type.A, Question.Type.AAAA,
            Question.Type.MX);

    private final TxtView view;
    private final DomainName right;
    private final boolean above;

    /** @param above whether the parent's records are in a zone above, whose servers are to be asked {@link #atParent} */
    WrongPlaces(TxtView view, boolean above) {
        this.view = view;
        this.above = above;
        this.right = view.challenge().name(view.domain());
    }

    /** What to ask any one server of the zone. */
    List<Question> questions() {
        var questions = new ArrayList<Question>();
        if (TxtClassifier.nameExists(view)) {
            OTHER_TYPES.forEach(type -> questions.add(new Question(right, type)));
        }
        int left = MOST_QUESTIONS - questions.size() - atParent().size();
        names().stream().limit(left).forEach(name -> questions.add(Question.txt(name)));
        return questions;
    }

    /** What to ask any one server of the zone above. */
    List<Question> atParent() {
        var names = new LinkedHashSet<DomainName>();
        if (above) {
            addParent(names);
        }
        return names.stream().map(Question::txt).toList();
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
            addParent(names);
        }
        add(names, label + ".www", domain);
        add(names, label.replace('-', '_'), domain);
        // The name beside it that people have in mind while they set mail up.
        add(names, label + ".mail", domain);
        names.remove(right);
        names.remove(domain);
        return names;
    }

    private void addParent(Set<DomainName> names) {
        view.domain().parent().ifPresent(parent -> {
            add(names, view.challenge().label(), parent);
            names.add(parent);
        });
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
