package cn.tongxinqiao.access.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Says no at the doors, as a problem document and never by a redirect. */
@Component
class ProblemGate {

    /** Pages that exist, so that whoever may not open one is told so instead of that there is none. */
    private static final List<String> STAFF_PAGES = List.of(
            "/counter",
            "/my-work",
            "/unit-work",
            "/estate",
            "/leave",
            "/letters",
            "/calendar",
            "/replanning",
            "/publishing",
            "/cases",
            "/lift-cases",
            "/lift-concerns",
            "/lift-report",
            "/lift-schemes",
            "/lifts-in-use",
            "/property-report",
            "/property-assessments",
            "/property-contracts",
            "/property-rubrics",
            "/property-exits",
            "/property-assessments",
            "/time-ledger",
            "/reply-templates",
            "/voting",
            "/mediations",
            "/audit");

    private static final String BASIC = "Basic realm=\"tongxinqiao\", charset=\"UTF-8\"";

    private final ObjectMapper json;

    ProblemGate(ObjectMapper json) {
        this.json = json;
    }

    /** For programs: 401 without an account, 403 with one. */
    void onApi(ExceptionHandlingConfigurer<HttpSecurity> exceptions) {
        exceptions
                .authenticationEntryPoint(this::askForPassword)
                .accessDeniedHandler((request, response, e) -> write(response, HttpStatus.FORBIDDEN, "您的账号没有这项权限。"));
    }

    /** For pages: what staff may open asks to sign in, what is not named does not exist. */
    void onPages(ExceptionHandlingConfigurer<HttpSecurity> exceptions) {
        exceptions
                .authenticationEntryPoint(
                        (request, response, e) -> sendError(request, response, HttpStatus.UNAUTHORIZED))
                .accessDeniedHandler((request, response, e) -> sendError(request, response, HttpStatus.FORBIDDEN));
    }

    /** For what is shut to everybody: it does not exist. */
    void hide(ExceptionHandlingConfigurer<HttpSecurity> exceptions) {
        exceptions
                .authenticationEntryPoint((request, response, e) -> write(response, HttpStatus.NOT_FOUND, null))
                .accessDeniedHandler((request, response, e) -> write(response, HttpStatus.NOT_FOUND, null));
    }

    /** 401; a browser shows its own password window only when a person typed the address. */
    void askForPassword(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (!isScript(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        }
        boolean tried = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        write(response, HttpStatus.UNAUTHORIZED, tried ? "用户名或密码不对；连续输错后，要过几秒钟才能再试。" : "请先登录。");
    }

    private static void sendError(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean staffPage = STAFF_PAGES.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
        response.sendError(staffPage ? status.value() : HttpStatus.NOT_FOUND.value());
    }

    private static boolean isScript(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate") || request.getHeader("X-Requested-With") != null;
    }

    /** Writes a problem document; {@code detail} may be null for the usual sentence. */
    void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), Problems.of(status, detail));
    }
}
