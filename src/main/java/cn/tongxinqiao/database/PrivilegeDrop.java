package cn.tongxinqiao.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A way for root to run a program as somebody else, in the order of preference. Which of them works depends on what is
 * installed and on what a container forbids.
 */
enum PrivilegeDrop {
    SETPRIV {
        @Override
        List<String> wrap(ServerAccount account, List<String> command) {
            return joined(
                    List.of("setpriv", "--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups", "--"),
                    command);
        }
    },
    RUNUSER {
        @Override
        List<String> wrap(ServerAccount account, List<String> command) {
            return joined(List.of("runuser", "-u", account.name(), "--"), command);
        }
    },
    SU {
        @Override
        List<String> wrap(ServerAccount account, List<String> command) {
            // One quoted string: su itself would read options of the command as its own.
            String quoted = command.stream()
                    .map(word -> "'" + word.replace("'", "'\\''") + "'")
                    .collect(Collectors.joining(" "));
            return List.of("su", "-s", "/bin/sh", "-c", "exec " + quoted, account.name());
        }
    },
    CHROOT {
        @Override
        List<String> wrap(ServerAccount account, List<String> command) {
            return joined(List.of("chroot", "--userspec=" + account.uid() + ":" + account.gid(), "/"), command);
        }
    },
    /**
     * A user namespace without a mapping: the server sees itself as nobody while its files stay root's, so it gets into
     * directories only root may enter. Last, because towards the rest of the machine it remains root.
     */
    USER_NAMESPACE {
        @Override
        List<String> wrap(ServerAccount account, List<String> command) {
            return joined(List.of("unshare", "-U", "--"), command);
        }
    };

    /** The command line that runs the command as the account. */
    abstract List<String> wrap(ServerAccount account, List<String> command);

    private static List<String> joined(List<String> prefix, List<String> command) {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(command);
        return line;
    }
}
