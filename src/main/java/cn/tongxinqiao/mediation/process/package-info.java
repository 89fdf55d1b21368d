/** Engine glue of the mediation: its processes, desks and tables. */
package cn.tongxinqiao.mediation.process;
