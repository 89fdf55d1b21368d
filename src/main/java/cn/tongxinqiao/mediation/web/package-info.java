/** Pages and API of the mediation. */
package cn.tongxinqiao.mediation.web;
