package dev.mxonramp.testkit.imap;

import dev.mxonramp.testkit.imap.ScriptedTalk.Command;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which folder each connection of a {@link HonestImap} has open, and the commands about its messages. */
final class HonestSessions {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
    private static final Pattern BODY = Pattern.compile("BODY(?:\\.PEEK)?\\[\\](?:<(\\d+)\\.(\\d+)>)?");

    private final Map<ScriptedTalk, ImapFolder> selected = new ConcurrentHashMap<>();
    private final List<ImapFolder.Stored> given = new CopyOnWriteArrayList<>();

    /** A message and its number in the folder. */
    private record Place(int number, ImapFolder.Stored message) {}

    void open(ScriptedTalk talk, ImapFolder folder) {
        selected.put(talk, folder);
    }

    void close(ScriptedTalk talk) {
        selected.remove(talk);
    }

    private ImapFolder folder(ScriptedTalk talk) {
        return Objects.requireNonNull(selected.get(talk), "no folder is open");
    }

    /** The messages that a command's set names, with their places; empty without a folder. */
    private Optional<Predicate<Place>> chosen(ScriptedTalk talk, Command command, String set) throws IOException {
        ImapFolder folder = selected.get(talk);
        if (folder == null) {
            talk.bad(command);
            return Optional.empty();
        }
        List<ImapFolder.Stored> messages = folder.messages();
        boolean uid = command.name().startsWith("UID ");
        long highest = uid ? messages.stream().mapToLong(ImapFolder.Stored::uid).max().orElse(0) : messages.size();
        var numbers = ImapArguments.set(set, highest);
        return Optional.of(each -> numbers.test(uid ? each.message().uid() : each.number()));
    }

    private List<Place> places(ScriptedTalk talk) {
        var places = new ArrayList<Place>();
        for (ImapFolder.Stored each : folder(talk).messages()) {
            places.add(new Place(places.size() + 1, each));
        }
        return places;
    }

    void fetch(ScriptedTalk talk, Command command) throws IOException {
        var arguments = new ImapArguments(command.arguments());
        Optional<Predicate<Place>> chosen = chosen(talk, command, arguments.word());
        if (chosen.isEmpty()) {
            return;
        }
        String items = arguments.rest().toUpperCase(Locale.ROOT);
        boolean counts = command.name().startsWith("UID ") && BODY.matcher(items).find();
        for (Place place : places(talk)) {
            if (chosen.get().test(place)) {
                if (counts) {
                    given.add(place.message());
                }
                talk.say("* " + place.number() + " FETCH (" + items(items, place.message()) + ")");
            }
        }
        talk.ok(command);
    }

    /** The messages whose bodies, or parts of them, were given out by UID FETCH, in this order. */
    List<ImapFolder.Stored> given() {
        return List.copyOf(given);
    }

    /** The messages of the open folder that a command's set names; empty without a folder, and then it was refused. */
    Optional<List<ImapFolder.Stored>> named(ScriptedTalk talk, Command command, String set) throws IOException {
        Optional<Predicate<Place>> chosen = chosen(talk, command, set);
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(places(talk).stream().filter(chosen.get()).map(Place::message).toList());
    }

    private static String items(String items, ImapFolder.Stored message) {
        var said = new ArrayList<String>(List.of("UID " + message.uid()));
        if (items.contains("FLAGS")) {
            said.add("FLAGS (" + String.join(" ", message.flags()) + ")");
        }
        if (items.contains("INTERNALDATE")) {
            said.add("INTERNALDATE \"" + message.date() + "\"");
        }
        if (items.contains("RFC822.SIZE")) {
            said.add("RFC822.SIZE " + message.octets().length());
        }
        if (items.contains("X-GM-MSGID") && message.gmailId() != 0) {
            said.add("X-GM-MSGID " + Long.toUnsignedString(message.gmailId()));
        }
        Matcher body = BODY.matcher(items);
        if (body.find()) {
            String octets = message.octets();
            boolean part = body.group(1) != null;
            int start = part ? Math.min(octets.length(), Integer.parseInt(body.group(1))) : 0;
            int end = part ? Math.min(octets.length(), start + Integer.parseInt(body.group(2))) : octets.length();
            said.add("BODY[]" + (part ? "<" + start + ">" : "") + " {" + (end - start) + "}\r\n"
                    + octets.substring(start, end));
        }
        return String.join(" ", said);
    }

    void store(ScriptedTalk talk, Command command) throws IOException {
        var arguments = new ImapArguments(command.arguments());
        Optional<Predicate<Place>> chosen = chosen(talk, command, arguments.word());
        if (chosen.isEmpty()) {
            return;
        }
        String how = arguments.word().toUpperCase(Locale.ROOT);
        List<String> flags = arguments.list();
        List<Long> uids = places(talk).stream().filter(chosen.get()).map(each -> each.message().uid()).toList();
        folder(talk).store(each -> uids.contains(each.uid()), how, flags);
        talk.ok(command);
    }

    void search(ScriptedTalk talk, Command command) throws IOException {
        Optional<Predicate<Place>> sought = sought(talk, command);
        if (sought.isEmpty()) {
            return;
        }
        var found = new StringBuilder("* SEARCH");
        for (Place place : places(talk)) {
            if (sought.get().test(place)) {
                found.append(' ').append(command.name().startsWith("UID ") ? place.message().uid() : place.number());
            }
        }
        talk.say(found.toString());
        talk.ok(command);
    }

    /** All, by UID or by the day of arrival; empty if the command was refused. */
    private Optional<Predicate<Place>> sought(ScriptedTalk talk, Command command) throws IOException {
        String criteria = command.arguments().strip();
        if (criteria.equals("ALL")) {
            return Optional.of(_ -> true);
        }
        if (criteria.startsWith("UID ")) {
            return chosen(talk, new Command(command.tag(), "UID SEARCH", ""), criteria.substring(4));
        }
        if (criteria.startsWith("SINCE ")) {
            LocalDate since = LocalDate.parse(criteria.substring(6), DAY);
            return Optional.of(place -> !day(place.message().date()).isBefore(since));
        }
        talk.bad(command);
        return Optional.empty();
    }

    /** Of an INTERNALDATE, disregarding time and zone (RFC 9051 6.4.4, SINCE). */
    private static LocalDate day(String date) {
        return LocalDate.parse(date.strip().split(" ", 2)[0], DAY);
    }

    void expunge(ScriptedTalk talk, Command command) throws IOException {
        String set = command.arguments().isBlank() ? "1:4294967295" : command.arguments().strip();
        Optional<Predicate<Place>> chosen = chosen(talk, new Command(command.tag(), "UID EXPUNGE", ""), set);
        if (chosen.isEmpty()) {
            return;
        }
        int gone = 0;
        for (Place place : places(talk)) {
            if (chosen.get().test(place) && place.message().flags().contains("\\Deleted")) {
                long uid = place.message().uid();
                folder(talk).remove(each -> each.uid() == uid);
                talk.say("* " + (place.number() - gone++) + " EXPUNGE");
            }
        }
        talk.ok(command);
    }
}
