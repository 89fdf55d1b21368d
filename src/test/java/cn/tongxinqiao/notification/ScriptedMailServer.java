package cn.tongxinqiao.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that does as it is told, and not always what it should. */
final class ScriptedMailServer implements AutoCloseable {

    /** What it does wrong. */
    enum Mood {
        GOOD,
        /** Closes every connection before a word. */
        CLOSES_AT_ONCE,
        /** Accepts connections and never says anything. */
        SILENT,
        /** 450 to the recipient: try later. */
        RECIPIENT_LATER,
        /** 550 to the recipient: no such mailbox; its words repeat the address. */
        RECIPIENT_NEVER,
        /** 550 to our own address. */
        SENDER_NEVER,
        /** 554 to the letter itself. */
        CONTENT_NEVER,
        /** Takes the letter, then breaks off before saying so. */
        DROPS_AFTER_DOT,
        /** Takes the letter, says so, then breaks off. */
        DROPS_AFTER_YES,
        /** Stops answering once the letter has been sent. */
        HANGS_AFTER_DOT,
        /** 421 in the middle. */
        GOES_AWAY
    }

    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID: (<[^>]+>)");

    private final int port;
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.GOOD;
    private volatile CountDownLatch spokenTo = new CountDownLatch(1);
    private volatile CountDownLatch goOn = new CountDownLatch(0);
    private ServerSocket socket;

    ScriptedMailServer() {
        socket = bound(0);
        port = socket.getLocalPort();
        listen();
    }

    int port() {
        return port;
    }

    void is(Mood next) {
        mood = next;
    }

    /** Answers nothing after the greeting until {@link #goOn()}. */
    void waitBeforeAnswering() {
        goOn = new CountDownLatch(1);
    }

    void goOn() {
        goOn.countDown();
    }

    /** Waits until somebody has connected. */
    void awaitCaller() throws InterruptedException {
        if (!spokenTo.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody called");
        }
    }

    /** From now on nobody listens at the port. */
    void goDown() {
        closeQuietly(socket);
        connections.forEach(ScriptedMailServer::closeQuietly);
    }

    void comeBack() {
        socket = bound(port);
        listen();
    }

    /** Letters it said yes to, raw. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    List<String> takenIds() {
        return taken().stream().map(ScriptedMailServer::messageId).toList();
    }

    /** Message-IDs of all letters it saw whole, taken or not. */
    List<String> seenIds() {
        return List.copyOf(seen).stream().map(ScriptedMailServer::messageId).toList();
    }

    @Override
    public void close() {
        goOn();
        goDown();
    }

    private static ServerSocket bound(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        ServerSocket listening = socket;
        start(() -> {
            while (!listening.isClosed()) {
                Socket connection = listening.accept();
                connections.add(connection);
                start(() -> serve(connection));
            }
        });
    }

    private void serve(Socket connection) throws IOException {
        try (connection) {
            if (mood == Mood.DROPS_AFTER_YES) {
                // Closing resets the connection, so that the goodbye meets an error instead of an end.
                connection.setSoLinger(true, 0);
            }
            spokenTo.countDown();
            if (mood == Mood.CLOSES_AT_ONCE) {
                return;
            }
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            if (mood == Mood.SILENT) {
                in.readLine();
                return;
            }
            talk(in, connection.getOutputStream());
        } finally {
            connections.remove(connection);
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        say(out, "220 scripted");
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            await();
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO") || command.startsWith("HELO")) {
                say(out, "250 hello");
            } else if (command.startsWith("MAIL")) {
                say(out, mood == Mood.SENDER_NEVER ? "550 not from you" : "250 ok");
            } else if (command.startsWith("RCPT")) {
                recipient = line.substring(line.indexOf('<'));
                say(out, answerToRecipient(recipient));
                if (mood == Mood.GOES_AWAY) {
                    return;
                }
            } else if (command.startsWith("DATA")) {
                say(out, "354 go on");
                if (!letter(in, out)) {
                    return;
                }
            } else if (command.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private String answerToRecipient(String recipient) {
        return switch (mood) {
            case RECIPIENT_LATER -> "450 4.2.1 " + recipient + " greylisted";
            case RECIPIENT_NEVER -> "550 5.1.1 " + recipient + " no such mailbox";
            case GOES_AWAY -> "421 going away";
            default -> "250 ok";
        };
    }

    private boolean letter(BufferedReader in, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        seen.add(text.toString());
        switch (mood) {
            case CONTENT_NEVER -> say(out, "554 5.7.1 looks like spam");
            case DROPS_AFTER_DOT -> {
                return false;
            }
            case HANGS_AFTER_DOT -> {
                in.readLine();
                return false;
            }
            default -> {
                taken.add(text.toString());
                say(out, "250 taken");
                return mood != Mood.DROPS_AFTER_YES;
            }
        }
        return true;
    }

    private void await() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String messageId(String letter) {
        Matcher header = MESSAGE_ID.matcher(letter);
        return header.find() ? header.group(1) : "none";
    }

    private static void closeQuietly(java.io.Closeable thing) {
        try {
            thing.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The other side went away, or we did.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
