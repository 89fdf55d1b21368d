package cn.tongxinqiao.access.web;

import jakarta.servlet.http.HttpServletRequest;

/** What the public does that is counted, each by itself. */
enum PublicCall {
    READ,
    SUBMISSION,
    STEP,
    UPLOAD,
    MISS,
    WRONG_PASSWORD;

    static PublicCall of(HttpServletRequest request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return READ;
        }
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            return UPLOAD;
        }
        return ProblemView.isForPrograms(request.getRequestURI()) ? SUBMISSION : STEP;
    }
}
