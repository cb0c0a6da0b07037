"""Known answers for `crypto.selftest`: what goes in, what must come out, and where it is printed.

Short values are hexadecimal, long ones base64. Nothing here is secret.
"""

from __future__ import annotations

from typing import Final

# FIPS 180-4, example of SHA-256 for "abc".
SHA_256: Final = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

# RFC 4231 §4.3: key "Jefe", data "what do ya want for nothing?".
HMAC_SHA_256: Final = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"

# RFC 5869 §A.3: 22 bytes 0x0b, neither salt nor info, 42 bytes.
HKDF_SHA_256: Final = (
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
)

# RFC 9106 §5.3: m = 32 KiB, t = 3, p = 4; 32 bytes 0x01, 16 0x02, 8 0x03 and 12 0x04.
ARGON2ID: Final = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"

# RFC 8452 §C.2: the second case.
GCM_SIV_KEY: Final = "0100000000000000000000000000000000000000000000000000000000000000"
GCM_SIV_SEALED: Final = "030000000000000000000000c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"
GCM_SIV_PLAINTEXT: Final = "0100000000000000"

# McGrew and Viega, The Galois/Counter Mode of Operation, test case 14: all inputs zero.
GCM: Final = "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"

# Wycheproof, c2sp_chunked_encryption_aes_256_gcm_test.json, tcId 2.
STREAM_KEY: Final = "59454c4c4f57205355424d4152494e452059454c4c4f57205355424d4152494e"
STREAM_SEALED: Final = (
    "a1a1b56f6db58cd1ede0c5c9db62aef20d3f96a6c594bb9252bb38122de91236502b42a1d7fcab820ffa292940d2f8"
    "6add212cfa42c38df19d3cc9139ee61a5990d3db57433514229beea49a8a72bd"
)
STREAM_PLAINTEXT: Final = b"chunked".hex()

# RFC 8032 §7.1, TEST 2.
ED25519_SEED: Final = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
ED25519_PUBLIC: Final = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
ED25519_MESSAGE: Final = "72"
ED25519_SIGNATURE: Final = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)

# The neutral element of the curve: under this key one signature fits every message.
ED25519_SMALL_ORDER: Final = "0100000000000000000000000000000000000000000000000000000000000000"

# RFC 6962 reference tree of eight leaves (google/certificate-transparency).
MERKLE_LEAVES: Final = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
MERKLE_ROOT: Final = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"

# RFC 8785 §3.2.2, in the order of §3.2.3, without its numbers: none is an integer.
JCS_VALUE: Final = {"string": '€$\u000f\nA\'B"\\\\"/', "literals": [None, True, False]}
JCS_TEXT: Final = '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'

# draft-ietf-hpke-pq, the vector of KEM 0x647a and KDF 0x0001: its private key, encapsulated key,
# info and plaintext. The last 74 bytes are the published shared secret taken through the key
# schedule of RFC 9180 §5.1 with AES-256-GCM, for which no vector was published.
HPKE_KEY: Final = "3ec47fa82dd5689d27c6190e724c74ec8f608df3331ce331929e37b829676630"
HPKE_INFO: Final = (
    "34663634363532303666366532303631323034373732363536333639363136653230353537323665"
)
HPKE_PLAINTEXT: Final = (
    "34323635363137353734373932303639373332303734373237353734363832633230373437323735"
    "373436383230363236353631373537343739"
)
HPKE_SEALED: Final = (
    "ASZ1nHsikj6lzJx44+FMj8YtywpmzkRGCWaXin/paF4MbSKZnZmj8RLDB6bVsuY1kfQeijUWumKQg3bWZFVyBuaWrocD"
    "Bf9roIElJmvAdlZyvsqQ/Vxtrg092tFQYGWp1PKX4MPnC7RBlh3ybXoZ150e9+KsXlOzKjx7TgfyryrmWDCj6NHLKsGT"
    "L8GexUNDA7YsnQEGRc+VpHWRPaXXeigriEAuSnerF7CVWdzoqWxnonvqj2U86so9J4tu0VD+k23aKLFyZmXJRsqzA2Pv"
    "ieuHj/zHTKonel2rGZQZOmeWcSXr1QmG3BaZe490hNfQ4nx5/0toIBwbQQL1pzMi/T2pa/ZV2QybHmMF4Bqxs0Seo/RY"
    "sOmOHy0WMoJcOzABi7Xu+8yA92fQuef59zHhlYCDh568wbW7Bh6JMCxESoXu7RabENJSD9R7ahEZFPO9ovMdBPJQUiup"
    "UQEqYp+izSGSWDzJq9ddArehH9GAVsQUuPDgk2U1v5tjfH5hShrpuekH/p0UJD8TYl7JKpdZnqpJG52pGLWG4n00xyeS"
    "Bd12zw7Nv2C1rqTPudykEGnz4vyPNxp887CJ6kadhBe9oxSRWZkjmczVuvd2oPiWbUdCy+2urBMd3oU8sfu3uGmkwBzq"
    "ikh6LlLnV79N/OwjmV5fCIgE0s+ZyC8IdFQUTMWGhF18+BJJ562RnqGwYAGtE1AdoRjuGYWVlQFbSxhykS3S1PXdhU8U"
    "SuBwOL2LsrSY+O3LHHDCECr3aNUIobQjcjjAxuNKnIGbDr8o9JUF03QJWytYx6gQzx6AbLPHmvO8hMi2V3h4BON03ytJ"
    "vmrFENQwJOZf0DFUCnzUXJNIrZ9VEblpvm+cTYScFCj2ESJbDZo640Fmm6ZFuqh3zcNMOfWXX0mRp3+G7KLCXr7mOgaS"
    "jBu8lRPzVUdkXoNVRMHkqPM9fynBz73mQl+gWu/2nzc6qKKBySgXy+W+kwV5U1TvxxqJRi6HzoORnWedy/3tiPf/+Rd/"
    "S0noqVnZqni2P+uZ+lZzXfD0/CU2U6kXf3Z7MHuyqefk2QQvIsxsTxd9uA766/74o7qm8UIzNcgwMIwklhGCY/C9Nh2T"
    "+LTnWny6lMKvct0T7okmUkz+nfFPeRZaNJi5/WMcu4dNJbETFfmstEJRJWHPfcYJigiHT8xwTN1ehOV4EaSeePvVblqO"
    "dnYXMhwpUJVZXqKw9KrKMN04dJq4NTK+G9z0wyoRngNVWLtCfb24BrThXOqN88CYcowrXkAgnFE4Ux2xtmB3dUTmoBRH"
    "en0bk+sPJF/p5wU5l8EFBO9pLyFjnIbYkm3c5ohtDDnrfFk1fuVPgYcQGVk3E/Sm3ze/cAM1hpTP9Zr5hyygK/di4gSZ"
    "In26L1UiA0WdzGl4DvCNm6tBQNluHEePBrY7YMm/sQ2Q4x1HVw6pSauOm5nbbsL4oqd9yyXMNrcz38Cbgpmp17GeaMCa"
    "2CcD+bR9NNGjy6/kLHP1fQ5Jzd1K9VKplwD1QP9ZkA1fMGvNhg9bypYLyKoGF86WzWqtQEcwdZH0krHpThoggM5EtxRw"
    "QXhHibOHWyV4h1Zq0azA/UjGr/XMuA=="
)

# The reference implementation's deterministic ML-DSA-44 (FIPS 204): first case of
# kat_MLDSA_44_det_pure.rsp. The public key follows from the seed.
ML_DSA_44_SEED: Final = "f696484048ec21f96cf50a56d0759c448f3779752f0383d37449690694cf7a68"
ML_DSA_44_MESSAGE: Final = "6dbbc4375136df3b07f7c70e639e223e"
ML_DSA_44_CONTEXT: Final = "480c658c0cb3e040bde084345cef0df7"
ML_DSA_44_SIGNATURE: Final = (
    "58gvyjFVc++MxxYM6V2S+nmsIVIVI94OZwB2ggfpt7n66cvb+Pl7Btee1PXqRRMIbEsGXOkpauDNmxM/ZcMU/O9tU3sd"
    "LXB353m+JMFJ2ChMgvSTewgV1lbkBK1K2H143bxJPGrOeiqrlEYkPzfGTXxEEhIwfQej++JXMZTAt17VXDmKLGM5hP05"
    "clIyD+/9ediS3Qq2yctmHkf+jW52oP9Og6vtWuo/7/kS98WgZzcMoDfYgmD95VsOsyINRKEqOVeLiRznlI2z84mw69py"
    "HWZOF5DEC5uBZ8DZygPjWdpKtnWrARsMV6ftVc/YwlDluJBHHB5YHTs+s6bzx5Ijrg6IGIb0/rKFRChV4QYHCl70Cnp0"
    "telb/TFtD9z0ZLOy9wiy2dzWzFZdC1SwfjGe5BOi5DC72FXHTpR3/Abrvc7snHoqwK+HW94BbGF0LGL0K71Io6UQibMP"
    "1aYr93CR7aKc1yJ2XiTvJpO/NGZcsRjZ4H6EbDcDRhAVzxw3/eraBWrZHmfMdxOcjCfFxsAIlaSKjz1bsLNxntrbm7Zm"
    "tlXiGIVenRn6x48Xm/WY994kNzBWkapbjsV/Izen4tHwB9kgCQ6/dluYz3hPJNpPGQidH437A+Xr5naJjUBnxfxRI4sv"
    "ysz63UeV2WiZtFEJfSdZWSjQ+wtk+xkHOaUdf+Bjzg3ZmnRRDwgMHvT2HNEdmFnk7VUPbx5Osj8WTeHVr48FD1bqvaFe"
    "HVR2bD+9ww9Dz9gXTjyMpidIZe18en0aQQq1FUm1tzbgyC7Zr4JBrYomY3jKoGJlMoPnkIUTS024kX98jU2O6UtaQqqB"
    "SLafH3GarZ+zFaRnjpH0tLEmjZblCSHHpo1IMu4QGLzayEpGqlICHqGuzny4XstXu3BiMd9GtvjVjz0ogLybXUeK+C6v"
    "uGG2oPfiZvP/Z8MJK6Mm5tgn529aNMUruCyaBqgmUMngYmw9vhoKdIv4m8FN/eMxhbBjqSR8WZfi4I6EBKvBjP330v2I"
    "cOuNlk/dl8MyW+C7saduwiCqaLQA7OjpWrzZTtwBczmNL2ut0j4zsnvygnbXZXaB1+X8nxt0FKqw9FuLMUn86JwgAZ5w"
    "3gf8MSnf7jXdAZNqtCXD+N7Z1UEqplnCCCG0jPzXsq3SUa9B3iqJyUFH2Y3pvAwcy4DL0iArHGE082w+S5UzdfQFVBmH"
    "wEyAnN9+5CZF8Q6gLxk1Re2Lc7SMdJZQg0AaCdzRw5Nmqp8b9SDRkHQZnzuELOmsvFtj6sizg8vfxoUT7zsFxwHC6GzV"
    "ObQzIRbAHZnPOh5lIoFP648+EGamPebEgqaEv3bcdnOsd1NC+6WElP07M/42blqmzSb1iT4Oe7SjdtSKTwjcHyOlidnE"
    "VXp2/XiCos7Z9YiyJ5vX6WB1JaFtGwcH8EQjdSGho4o6lWFTuZ32T9OEt61R061/yr2GyNH1PPf7rSepM97Q//53lVM4"
    "KGxjToi7Gk7vhKXVZSwBiV/Qwac93kIAzhHcNW+HZkLmGgo4KvZgxnfWvL6pxaFM7oiV/05ahcPfwKcjbqK2gKfA5FoX"
    "4Wp2UMjp/WvBXBKS4o8OXk6oi4Urb9GdBWTvaZY8cH0jb1G/inscrtkWVJ4Jx3vhU5jAf6bvoHpZNtvWxJgm3ghtfZ85"
    "QWn/TZiN67MuGnYhwM8NZeJcQZXJ4QkgvRQDcZeOdDM1OxAjnt97O0vOh5nlaDmXBupMPgIej1tYAHtOj5Km9icjTuwm"
    "19YrKKwgjtWt87fcCHv6zBWAAGlyayTlE4HouT2+KnevHoEXqqcTTG7i1BVzXM7WldCZPvGu9G7d4wdA9a5Vuq8gt3Pg"
    "W8LWqTZVy642eU3AmklzWSNtBc5l/YLaFzBqUfXE+X1jWBEJupQOflYLC42SJXa+4GhUgexTi+bq4jZ2gE174bJ3VAO8"
    "WBat0l7z1IwVqw66OZEPQpRWbghkNh2XRJw/H0m9jIrK/itbiqSBC80Ria8/v0HHxXKBWL8AuMuTPRVGmpgp68BYw7dj"
    "iVUuFWqFfSQo9gQLOgWw1V8WvrQm3vWwLh2XdBy9DeEWliO1l+oNxvKv2KJZ0prjPmwglA15BsCZkTjKczO0f/JT6rr5"
    "EhU9ylK7IB4R6YqmCyU+fwP8CEVTiF/vioeQlLUsRt4iXxMVpUZOC45sq9XcT+fX/iX1Abf7Ep4U72dTE1pL44hZFDk1"
    "BOmRWYZvWvPm/k3rjZZenqAGQTmOxDF/PKhAPP2EQtiIlKLkEoRkv1fAkxmMaumEAkoXXdrtyzG1xTIBn+pPj9LT09zG"
    "KD+1LKdTg6RmR3esyj/RWLTQgONUao7DPOP6eUd3wDeDiXh2u1Fm3FR0VHBD1i2QrG+BjrtFnRxhRrtXdpMn8rXzZu4H"
    "Bh9JxdnVkUrKeQAWKqoar4/ZynK6cqVrGkzkAGUZde3JwgbtTB5YiE5vJGgLZL4aamEUg6cqfPt//4XINl6ogGh7RoSE"
    "Ax8Gq0Gedv4+tr+USDFdeBpGuHqz69SQ5r4X94BIgaD2xTVHaY1T1k2HY/NajopFOS9DsaHbzPjnkq33nRGG864dXZ4S"
    "EgSxmMweSOqFW5cV2KrUh9wZcIaR9BBItzvtDG9kRoilf553cMfQpSxpQOLY65r3EB7V2X9et/IuJd12EXU4/CwI/d/G"
    "F4ELdkbzTHOPKctj1vrwga7+NLpE3bVhe879Y9CN3UjEPVY9KeYYBHn55dPrDTwG5wDvVTWxqKwu7FZTgqs15imOoQH/"
    "1Kiv1F1kKzJtH7RzKdFsWCCTXO3dYzoB8LWYhD9GFPoN/7gtmvRcaXAaE43UAIxruoThyx4JQ6yQ+PDmZc/hoVegdaHZ"
    "peLxDPFdAbjFV4zAIFavfIh72TYAhYHPhSKQESKmPB/yQE3DGNWjvUB/iTUcY6Q7Euq5vy+Wmr2Q32o0flkY9qWtyxyX"
    "nm2BDkwzTqHd2qNlEg3AxcivFCyzoVeBiMbXW44+2nFan4VH3W5PFHQIBTLibmturG1YNSDj4f8yNEq57LUFwQNWn+gn"
    "a8M9H2rCgLG1rAlUm4ywYYD9H68cfxb4GLHrgVEjDe4QoQjf0YlaGuH7vmsItZxSbqaZKa6NyGNaXqkQGXaOnby/2foK"
    "FxsgKElOcXqWx9bj/QYlUFFSd4KOj8vV6er5/gcSISUqPEZQYniMrLi7vdHd4OHw+gAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAkXJjs="
)
