/** Engine glue of the request room: delegates, listeners, desks, and the names of its processes. */
package cn.tongxinqiao.request.process;
