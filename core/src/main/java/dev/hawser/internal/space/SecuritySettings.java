package dev.hawser.internal.space;

import static java.util.Objects.requireNonNull;

import dev.hawser.Address;
import dev.hawser.security.AdmissionLimits;
import dev.hawser.security.Identity;
import dev.hawser.security.Trust;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is set about who one end is and whom it trusts.
///
/// @param identities this end's keys, the current one first; a server with none has its user's
/// @param authorities who may vouch for the other end's certificate
/// @param trust what the other end may do of whom nothing else is said
/// @param parentTrust what the process that has started this one may do
/// @param admission who may come in at once, and how fast
/// @param insecure whether TCP goes without TLS and tickets
/// @param folder where a server keeps its invitations, or null for the usual place
/// @param advertised addresses that tickets name first
record SecuritySettings(
    List<Identity> identities,
    List<X509Certificate> authorities,
    Trust trust,
    Trust parentTrust,
    AdmissionLimits admission,
    boolean insecure,
    @Nullable Path folder,
    List<Address> advertised) {
  SecuritySettings {
    identities = List.copyOf(identities);
    authorities = List.copyOf(authorities);
    advertised = List.copyOf(advertised);
  }

  /// The settings while they are being made. Not safe for use by several threads.
  static final class Draft {
    private final List<Identity> identities = new ArrayList<>();
    private final List<X509Certificate> authorities = new ArrayList<>();
    private @Nullable Trust trust;
    private AdmissionLimits admission = AdmissionLimits.defaults();
    private boolean insecure;
    private @Nullable Path folder;
    private final List<Address> advertised = new ArrayList<>();

    void identities(Identity current, Identity... earlier) {
      identities.clear();
      identities.add(requireNonNull(current, "identity"));
      identities.addAll(List.of(requireNonNull(earlier, "earlier")));
    }

    void authorities(X509Certificate... more) {
      authorities.addAll(List.of(requireNonNull(more, "authorities")));
    }

    void trust(Trust others) {
      trust = requireNonNull(others, "trust");
    }

    void admission(AdmissionLimits limits) {
      admission = requireNonNull(limits, "limits");
    }

    void insecure() {
      insecure = true;
    }

    void folder(Path place) {
      folder = requireNonNull(place, "folder");
    }

    void advertise(Address... addresses) {
      advertised.addAll(List.of(requireNonNull(addresses, "addresses")));
    }

    SecuritySettings settings() {
      return new SecuritySettings(
          identities,
          authorities,
          trust == null ? Trust.standard() : trust,
          trust == null ? Trust.full() : trust,
          admission,
          insecure,
          folder,
          advertised);
    }
  }
}
