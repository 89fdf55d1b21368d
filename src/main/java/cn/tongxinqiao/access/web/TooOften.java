package cn.tongxinqiao.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says 429: to programs as a problem document, to people as a page from which what they typed can be sent again. */
@Component
class TooOften {

    /** Where the page finds what was typed. */
    static final String AGAIN = TooOften.class.getName() + ".again";

    private final ProblemGate gate;

    TooOften(ProblemGate gate) {
        this.gate = gate;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (ProblemView.isForPrograms(request.getRequestURI())) {
            gate.write(response, HttpStatus.TOO_MANY_REQUESTS, "请求太频繁，请在 " + seconds + " 秒后再试。");
            return;
        }
        if (request.getMethod().equals("POST")) {
            request.setAttribute(AGAIN, Again.of(request));
        }
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    /**
     * A form as it was sent, to be sent once more.
     *
     * @param path where to
     * @param encoding how a form of this address is encoded
     * @param fields names and values; photos are not among them
     * @param photos whether there were files, which have to be chosen again
     */
    record Again(String path, String encoding, Map<String, List<String>> fields, boolean photos) {

        static Again of(HttpServletRequest request) {
            String type = request.getContentType();
            boolean multipart = type != null && type.startsWith("multipart/");
            Map<String, List<String>> fields = new LinkedHashMap<>();
            request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
            String query = request.getQueryString();
            if (query != null) {
                // They are in the address already.
                for (String pair : query.split("&")) {
                    fields.remove(pair.split("=")[0]);
                }
            }
            return new Again(
                    request.getRequestURI() + (query == null ? "" : "?" + query),
                    multipart ? "multipart/form-data" : "application/x-www-form-urlencoded",
                    fields,
                    multipart && hasFiles(request));
        }

        private static boolean hasFiles(HttpServletRequest request) {
            try {
                for (Part part : request.getParts()) {
                    if (part.getSubmittedFileName() != null && part.getSize() > 0) {
                        return true;
                    }
                }
                return false;
            } catch (IOException | ServletException | IllegalStateException e) {
                return true;
            }
        }
    }
}
