package cn.tongxinqiao.access.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which calls of the engine's API are open to whom: the table {@code access/engine-doors.csv}. The engine's own checks ask
 * for a right; this asks first whether there is any reason to make the call.
 */
final class EngineDoorList {

    private static final String TABLE = "access/engine-doors.csv";
    private static final String NOBODY = "nobody";
    private static final String SIGNED_IN = "signed-in";
    /** The same API under its three names; the name of the one engine carries no meaning. */
    private static final Pattern ENGINE =
            Pattern.compile("/(?:engine-rest|camunda/api/engine)(?:/engine/[^/]+(?=/))?(/.*)?");

    private static final Pattern WEB_APP = Pattern.compile("/camunda/api(/(?:admin|cockpit|tasklist|welcome)(?:/.*)?)");

    private final List<Door> doors;

    private EngineDoorList(List<Door> doors) {
        this.doors = List.copyOf(doors);
    }

    /** The list that ships with the application. */
    static EngineDoorList shipped() {
        try {
            return new EngineDoorList(new ClassPathResource(TABLE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(Door::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of engine doors is not readable", e);
        }
    }

    /**
     * The path of a call within the engine's API, whichever way it came.
     *
     * @param path the path of the request, without the context
     * @return empty when the call is not one of the engine's API or of the web apps' own
     */
    static Optional<String> withinApi(String path) {
        Matcher engine = ENGINE.matcher(path);
        if (engine.matches()) {
            return Optional.of(engine.group(1) == null ? "/" : engine.group(1));
        }
        Matcher webApp = WEB_APP.matcher(path);
        return webApp.matches() ? Optional.of(webApp.group(1)) : Optional.empty();
    }

    /** Whether a call is open to somebody in these groups; {@code path} as {@link #withinApi} gave it. */
    boolean isOpen(String method, String path, Set<String> groups) {
        PathContainer parsed = PathContainer.parsePath(path);
        String asked = method.equals("HEAD") ? "GET" : method;
        return doors.stream()
                .filter(door -> door.fits(asked, parsed))
                .findFirst()
                .filter(door -> door.isOpenTo(groups))
                .isPresent();
    }

    /** The lines of the list, in their order. */
    List<Door> doors() {
        return doors;
    }

    record Door(Set<String> methods, PathPattern path, Set<String> who, String why) {

        private static final int COLUMNS = 4;

        static Door read(String line) {
            String[] cells = line.split(",", COLUMNS);
            if (cells.length != COLUMNS || cells[3].isBlank()) {
                throw new IllegalStateException("A door needs a method, a path, somebody and a reason: " + line);
            }
            return new Door(words(cells[0]), pattern(cells[1]), words(cells[2]), cells[3]);
        }

        /** A wildcard in the middle is one the parser knows for whole tails only: such a line names the depths it means. */
        private static PathPattern pattern(String path) {
            return PathPatternParser.defaultInstance.parse(path);
        }

        private static Set<String> words(String cell) {
            return Set.copyOf(Arrays.asList(cell.trim().split(" ")));
        }

        boolean fits(String method, PathContainer called) {
            return (methods.contains("*") || methods.contains(method)) && path.matches(called);
        }

        boolean isOpenTo(Set<String> groups) {
            return !who.contains(NOBODY)
                    && (who.contains(SIGNED_IN) || who.stream().anyMatch(groups::contains));
        }
    }
}
