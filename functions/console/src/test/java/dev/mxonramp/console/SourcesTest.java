package dev.mxonramp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no source of the page may do: these are the ways in which text becomes markup or program. */
class SourcesTest {
    private static final Pattern DANGEROUS = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"
            + "|unsafe(HTML|SVG|CSS|Static)|DOMParser|createContextualFragment|srcdoc|\\beval\\b|new Function"
            + "|setTimeout\\(['\"`]|javascript:|createPolicy|\\bstyle=|\\son[a-z]+=\"|https?://(?!www\\.w3\\.org/)"
            + "|document\\.cookie|import\\(");
    private static final Pattern PHYSICAL = Pattern.compile(
            "(?<![\\w-])(margin|padding|border)-(left|right|top|bottom)\\b|(?<![\\w-])(left|right|top|bottom):"
                    + "|float: (left|right)|(?<![\\w-])(width|height):|url\\(|(?<!\\./[a-z-]{1,20}\\.css\";\n)@import url");
    private static final int LONGEST = 200;

    static Stream<Path> modules() throws IOException {
        return Sources.modules().stream();
    }

    static Stream<Path> styles() throws IOException {
        return Sources.ending(".css").stream();
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void textNeverBecomesMarkupOrProgram(Path module) throws IOException {
        assertEquals(List.of(), found(DANGEROUS, module), Sources.name(module));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void modulesAreShort(Path module) throws IOException {
        assertTrue(Files.readAllLines(module).size() <= LONGEST, Sources.name(module));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void layoutKnowsNoLeftAndRight(Path style) throws IOException {
        assertEquals(List.of(), found(PHYSICAL, style), Sources.name(style));
    }

    @Test
    void dangerIsRecognised() {
        for (String line : List.of("node.innerHTML = text", "unsafeHTML(text)", "html`<p style=${x}>`",
                "eval(text)", "fetch('https://elsewhere.example')", "<p onclick=\"x\">")) {
            assertTrue(DANGEROUS.matcher(" " + line).find(), line);
        }
        assertTrue(PHYSICAL.matcher(" margin-left: 1px").find());
    }
}
