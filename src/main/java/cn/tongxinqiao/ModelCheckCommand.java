package cn.tongxinqiao;

import cn.tongxinqiao.engine.ModelCheck;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.ClassPathResource;

/**
 * Judges models from the command line, as the running application would on deployment:
 *
 * <pre>java -jar tongxinqiao.jar --check-models [FILE_OR_FOLDER…]</pre>
 *
 * <p>Needs no database and starts nothing. Without files it judges the models that ship with the program.
 */
final class ModelCheckCommand {

    private static final String NAME = "check-models";
    private static final String DESKS = "organization/units.csv";

    private ModelCheckCommand() {}

    static boolean isNamedIn(String[] arguments) {
        return new DefaultApplicationArguments(arguments).containsOption(NAME);
    }

    static int run(String[] arguments) {
        // The words are Chinese whatever the machine's locale says.
        return run(arguments, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    static int run(String[] arguments, PrintStream out) {
        DefaultApplicationArguments options = new DefaultApplicationArguments(arguments);
        List<String> named = Stream.concat(
                        Optional.ofNullable(options.getOptionValues(NAME)).stream()
                                .flatMap(List::stream),
                        options.getNonOptionArgs().stream())
                .toList();
        try {
            return ModelCheck.run(named.stream().map(Path::of).toList(), desks(), out);
        } catch (InvalidPathException e) {
            out.println("没有检查：文件名不对 " + e.getInput());
            return ModelCheck.NOT_READ;
        }
    }

    /** Their groups are called like them. */
    private static Set<String> desks() {
        try {
            return new ClassPathResource(DESKS)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",")[0].strip())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(DESKS + " is not readable", e);
        }
    }
}
