package io.civstack.testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key that signs test tokens: one per JVM, kept where every copy of this class finds it. */
final class TestKey {

    static final String ID = "test";
    private static final String PROPERTY = "civstack.testing.issuer.key";
    private static final int BITS = 2048;

    private TestKey() {}

    static PrivateKey privateKey() {
        return key();
    }

    static RSAPublicKey publicKey() {
        try {
            RSAPrivateCrtKey key = key();
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that the issuer does not know, for tokens that must be refused. */
    static PrivateKey strangerKey() {
        return generate().getPrivate();
    }

    private static synchronized RSAPrivateCrtKey key() {
        try {
            String kept = System.getProperty(PROPERTY);
            if (kept == null) {
                kept = Base64.getEncoder()
                        .encodeToString(generate().getPrivate().getEncoded());
                System.setProperty(PROPERTY, kept);
            }
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(kept)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
