package cn.tongxinqiao.access.web;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.ModelAndView;

/** Who gets a document and who gets a page, and the page itself. */
final class ProblemView {

    private static final List<String> PROGRAMS = List.of("/api", "/engine-rest", "/camunda/api", "/actuator", "/v3");

    private ProblemView() {}

    static boolean isForPrograms(String path) {
        return path == null || PROGRAMS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    static ModelAndView page(ProblemDetail problem) {
        return new ModelAndView(
                "error",
                Map.of("status", problem.getStatus(), "detail", problem.getDetail(), "timestamp", new Date()),
                HttpStatusCode.valueOf(problem.getStatus()));
    }
}
