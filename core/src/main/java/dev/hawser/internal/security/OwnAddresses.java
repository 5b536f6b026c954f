package dev.hawser.internal.security;

import dev.hawser.Address;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Under which addresses others may reach this host.
public final class OwnAddresses {
  /// More would make a ticket long, and few of them would be any good.
  private static final int MOST = 8;

  /// What containers, virtual machines and their bridges are called.
  private static final Pattern VIRTUAL =
      Pattern.compile("(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|podman|lxc|lxd|cali).*");

  private static final String LOOPBACK = "127.0.0.1";

  private OwnAddresses() {}

  /// One of this host's connections to some network.
  ///
  /// @param index how the operating system numbers them
  record Link(String name, int index, List<InetAddress> addresses) {
    boolean isVirtual() {
      return VIRTUAL.matcher(name).matches();
    }
  }

  /// Addresses that are worth trying for a port bound on all interfaces, the most promising first:
  /// IPv4 before IPv6, real interfaces before those of containers. If there are none, the loopback
  /// address.
  public static List<Address> of(int port) {
    return of(port, links());
  }

  static List<Address> of(int port, List<Link> links) {
    List<Link> sorted =
        links.stream()
            .sorted(Comparator.comparing(Link::isVirtual).thenComparingInt(Link::index))
            .toList();
    Set<Address> found = new LinkedHashSet<>();
    for (Class<?> family : List.of(Inet4Address.class, Inet6Address.class)) {
      sorted.stream()
          .flatMap(link -> link.addresses().stream())
          .filter(address -> family.isInstance(address) && isReachable(address))
          .map(address -> Address.tcp(text(address), port))
          .forEach(found::add);
    }
    return found.isEmpty()
        ? List.of(Address.tcp(LOOPBACK, port))
        : found.stream().limit(MOST).toList();
  }

  private static boolean isReachable(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && !(address instanceof Inet6Address && address.isSiteLocalAddress());
  }

  private static String text(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  private static List<Link> links() {
    List<Link> links = new ArrayList<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp()) {
          links.add(new Link(each.getName(), each.getIndex(), each.inetAddresses().toList()));
        }
      }
    } catch (SocketException e) {
      // Without a network there is nothing but the loopback address.
    }
    return links;
  }

  /// Whether a host's name or address is this host's: if it leads nowhere else.
  public static boolean isOwn(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(OwnAddresses::isOwn);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
