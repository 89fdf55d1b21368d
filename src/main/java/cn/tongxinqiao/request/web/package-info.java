/** HTTP face of the request room: the public API and the staff's counter page. */
package cn.tongxinqiao.request.web;
