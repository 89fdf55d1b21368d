package cn.tongxinqiao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Models nobody should be able to deploy, each with the words of its reason, and models an analyst would really draw. */
public final class ModelCorpus {

    private static final Path FOLDER = Path.of("src/test/resources/models");

    private ModelCorpus() {}

    /** A file that must be refused for these reasons. */
    public record Hostile(String file, byte[] content, List<String> words) {

        @Override
        public String toString() {
            return file;
        }
    }

    /** Files that may be deployed together. */
    public record Harmless(String name, Map<String, byte[]> files) {

        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Hostile> hostile() {
        Stream<Hostile> kept = lines(FOLDER.resolve("hostile/expected.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(";", 2))
                .map(row -> new Hostile(
                        row[0], bytes(FOLDER.resolve("hostile").resolve(row[0])), List.of(row[1].split("\\|"))));
        return Stream.concat(kept, giants());
    }

    /** Too large to be kept as files. */
    private static Stream<Hostile> giants() {
        String open = "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\">";
        String close = "</bpmn:definitions>";
        return Stream.of(
                giant("giant-file.bpmn", open + "<!--" + "x".repeat(1_100_000) + "-->" + close, "文件超过 1024 KB"),
                giant("giant-many-elements.bpmn", open + "<bpmn:signal id=\"a\"/>".repeat(6000) + close, "元素超过 5000 个"),
                giant(
                        "giant-deep.bpmn",
                        open + "<bpmn:x>".repeat(5000) + "</bpmn:x>".repeat(5000) + close,
                        "嵌套超过 60 层"),
                giant(
                        "giant-text.bpmn",
                        open + "<bpmn:documentation>" + "字".repeat(5000) + "</bpmn:documentation>" + close,
                        "一处文字超过 4000 字"),
                giant("giant-attribute.bpmn", "<x a=\"" + "y".repeat(50_000) + "\"/>", "一处文字超过 4000 字"),
                giant(
                        "giant-table.dmn",
                        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\">"
                                + "<rule><text>1</text></rule>".repeat(4000) + "</definitions>",
                        "元素超过 5000 个"),
                giant(
                        "giant-list.form",
                        "{\"type\":\"default\",\"id\":\"x\",\"schemaVersion\":16,\"components\":["
                                + "{\"type\":\"spacer\"},".repeat(6000) + "{\"type\":\"spacer\"}]}",
                        "内容超过 5000 项"),
                giant("giant-nesting.form", "[".repeat(100_000), "嵌套超过 60 层"),
                giant(
                        "giant-parentheses.bpmn",
                        open + "<bpmn:documentation>${" + "(".repeat(1900) + "1" + ")".repeat(1900)
                                + "}</bpmn:documentation>" + close,
                        "表达式"));
    }

    private static Hostile giant(String file, String content, String words) {
        return new Hostile(file, content.getBytes(StandardCharsets.UTF_8), List.of(words));
    }

    public static Stream<Harmless> harmless() {
        try (Stream<Path> folders = Files.list(FOLDER.resolve("harmless"))) {
            return folders
                    .sorted()
                    .map(folder -> new Harmless(folder.getFileName().toString(), files(folder)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The models that ship, by name as they are deployed. */
    public static Map<String, byte[]> shipped() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String folder : List.of("processes", "forms")) {
            files(Path.of(folder)).forEach((name, content) -> all.put(folder + "/" + name, content));
        }
        return all;
    }

    private static Map<String, byte[]> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), ModelCorpus::bytes, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
    }
}
