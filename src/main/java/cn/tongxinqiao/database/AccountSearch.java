package cn.tongxinqiao.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds, for a program running as root, an account and a way to become it that can run the server in a directory. */
final class AccountSearch {

    private static final List<String> WELL_KNOWN = List.of("tongxinqiao", "nobody");

    /** Ends with 0 when it runs unprivileged and can write in the directory, with 4 when only the latter fails. */
    private static final String PROBE =
            "[ \"$(id -u)\" -ne 0 ] && id -un >/dev/null || exit 3; cd \"$0\" && [ -w . ] || exit 4";

    private static final int DIRECTORY_CLOSED = 4;

    private final Set<PrivilegeDrop> drops;
    private final Set<String> attempts = new LinkedHashSet<>();
    private Optional<ServerAccount> shutOut = Optional.empty();

    AccountSearch(Set<PrivilegeDrop> drops) {
        this.drops = drops;
    }

    /**
     * Tries the accounts one after the other; the directory itself (not yet what is in it) is given to each.
     *
     * @param directory where the server's files are to be
     * @param kin a path whose owner is preferred to the well-known accounts
     */
    Optional<ServerAccount> findFor(Path directory, Path kin) throws IOException {
        for (ServerAccount candidate : candidates(directory, kin)) {
            int exit = probe(candidate, directory);
            if (exit == 0) {
                return Optional.of(candidate);
            }
            if (exit == DIRECTORY_CLOSED && shutOut.isEmpty()) {
                shutOut = Optional.of(candidate);
            }
            attempts.add(candidate.drop().orElseThrow().name().toLowerCase() + " " + candidate.name() + ": " + exit);
        }
        changeOwner(directory, ServerAccount.ROOT, ServerAccount.ROOT);
        return Optional.empty();
    }

    /** The first account that could be had but could not enter the directory. */
    Optional<ServerAccount> shutOut() {
        return shutOut;
    }

    /** What was tried in vain, for a person. */
    Set<String> attempts() {
        return attempts;
    }

    private List<ServerAccount> candidates(Path directory, Path kin) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (Path path : List.of(directory, kin)) {
            names.add(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName());
        }
        names.addAll(WELL_KNOWN);
        List<ServerAccount> candidates = new ArrayList<>();
        for (String name : names) {
            candidates.addAll(waysToBecome(name));
        }
        if (drops.contains(PrivilegeDrop.USER_NAMESPACE)) {
            candidates.add(new ServerAccount(
                    "nobody", ServerAccount.ROOT, ServerAccount.ROOT, Optional.of(PrivilegeDrop.USER_NAMESPACE)));
        }
        if (candidates.isEmpty()) {
            throw NoUnprivilegedAccount.named(names);
        }
        return candidates;
    }

    private List<ServerAccount> waysToBecome(String name) {
        Optional<Integer> uid = id("-u", name);
        Optional<Integer> gid = id("-g", name);
        if (uid.isEmpty() || gid.isEmpty() || uid.get() == ServerAccount.ROOT) {
            return List.of();
        }
        return drops.stream()
                .filter(drop -> drop != PrivilegeDrop.USER_NAMESPACE)
                .map(drop -> new ServerAccount(name, uid.get(), gid.get(), Optional.of(drop)))
                .toList();
    }

    private static Optional<Integer> id(String what, String name) {
        try {
            Process id = new ProcessBuilder("id", what, name)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(id.getInputStream().readAllBytes()).strip();
            return id.waitFor() == 0 ? Optional.of(Integer.valueOf(answer)) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int probe(ServerAccount account, Path directory) throws IOException {
        changeOwner(directory, account.uid(), account.gid());
        List<String> command = account.commandLine(List.of("/bin/sh", "-c", PROBE, directory.toString()));
        ProcessBuilder probe = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return probe.start().waitFor();
        } catch (IOException missing) {
            return -1;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static void changeOwner(Path directory, int uid, int gid) throws IOException {
        Files.setAttribute(directory, "unix:uid", uid);
        Files.setAttribute(directory, "unix:gid", gid);
    }
}
