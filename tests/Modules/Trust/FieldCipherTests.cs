using FsCheck;
using FsCheck.Fluent;
using System.Security.Cryptography;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>Encrypted fields, the ring their keys are in, and what is shown in place of them.</summary>
public sealed class FieldCipherTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("wheelhouse-ring-").FullName;

    [Fact]
    public void What_was_encrypted_reads_as_before_and_never_looks_the_same_twice()
    {
        var cipher = new FieldCipher(KeyRing.InMemory());

        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var plain = Text(text ?? "");

            Assert.Equal(plain, cipher.Decrypt("f", cipher.Encrypt("f", plain)));
            Assert.NotEqual(cipher.Encrypt("f", plain), cipher.Encrypt("f", plain));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_changed_byte_another_field_and_another_key_do_not_decrypt()
    {
        var ring = KeyRing.InMemory();
        var cipher = new FieldCipher(ring);
        var secret = cipher.Encrypt("person.phone", "13812345678");
        var changed = secret[..^3] + (secret[^3] == 'A' ? 'B' : 'A') + secret[^2..];
        ring.Rotate();

        Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt("person.phone", changed));
        Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt("person.account", secret));
        Assert.Throws<AuthenticationTagMismatchException>(
            () => cipher.Decrypt("person.phone", secret.Replace("k0001", "k0002", StringComparison.Ordinal)));
        Assert.Throws<CryptographicException>(
            () => new FieldCipher(KeyRing.InMemory()).Decrypt("f", cipher.Encrypt("f", "x")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("13812345678")]
    [InlineData("v1.k0001")]
    [InlineData("v1.k0001.")]
    [InlineData("v1.k0001.AAAA")]
    [InlineData("v2.k0001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_encrypted_field_is_said_so_without_repeating_it(string text)
    {
        var failure = Assert.Throws<CryptographicException>(
            () => new FieldCipher(KeyRing.InMemory()).Decrypt("f", text));

        Assert.Equal("The text is not an encrypted field.", failure.Message);
    }

    [Fact]
    public void A_blind_index_is_the_same_for_the_same_and_differs_by_field_and_ring()
    {
        var ring = KeyRing.InMemory();
        var cipher = new FieldCipher(ring);
        var index = cipher.BlindIndex("person.phone", "13812345678");
        ring.Rotate();

        Assert.Equal(43, index.Length);
        Assert.Equal(index, cipher.BlindIndex("person.phone", "13812345678"));
        Assert.NotEqual(index, cipher.BlindIndex("person.name", "13812345678"));
        Assert.NotEqual(index, new FieldCipher(KeyRing.InMemory()).BlindIndex("person.phone", "13812345678"));
    }

    [Fact]
    public void The_ring_is_for_its_owner_alone()
    {
        KeyRing.Open(folder);

        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
        }
        else
        {
            const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(file, File.GetUnixFileMode(Path.Combine(folder, "ring.json")));
            Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public void A_ring_opened_again_reads_what_it_wrote_before()
    {
        var secret = new FieldCipher(KeyRing.Open(folder)).Encrypt("f", "before");

        Assert.Equal("before", new FieldCipher(KeyRing.Open(folder)).Decrypt("f", secret));
    }

    [Fact]
    public void A_running_server_takes_up_a_key_that_another_process_made()
    {
        var server = KeyRing.Open(folder);
        var cipher = new FieldCipher(server);
        var old = cipher.Encrypt("f", "old");

        var tool = KeyRing.Open(folder);
        Assert.Equal("k0002", tool.Rotate());
        var fresh = new FieldCipher(tool).Encrypt("f", "new");

        Assert.Equal(("old", "new"), (cipher.Decrypt("f", old), cipher.Decrypt("f", fresh)));
        Assert.StartsWith("v1.k0002.", cipher.Encrypt("f", "next"), StringComparison.Ordinal);
        Assert.Equal(["k0001", "k0002"], server.Ids);
    }

    [Fact]
    public void A_damaged_ring_is_refused_and_not_shown()
    {
        KeyRing.Open(folder);
        var file = Path.Combine(folder, "ring.json");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text[..^20]);

        var failure = Assert.Throws<InvalidDataException>(() => KeyRing.Open(folder));

        Assert.StartsWith("The key ring is damaged at line ", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
    }

    [Theory]
    [InlineData("王小明", "王**")]
    [InlineData("Lena Brandt", "L**")]
    [InlineData("𠮷野家", "𠮷**")] // outside the basic plane: one character, two code units
    [InlineData("", "")]
    public void A_name_shows_its_first_character(string name, string masked) => Assert.Equal(masked, Masks.Name(name));

    [Fact]
    public void Numbers_show_their_ends()
    {
        Assert.Equal("**************002X", Masks.IdNumber("11010519491231002X"));
        Assert.Equal("138****5678", Masks.Phone("13812345678"));
        Assert.Equal("****78", Masks.Phone("5678"));
        Assert.Equal("****3445", Masks.Account("6222020200112233445"));
        Assert.Equal("****", Masks.Account("12"));
    }

    [Fact]
    public void A_role_sees_names_or_it_does_not()
    {
        Assert.Equal(
            [Role.Customer, Role.Dealer, Role.Underwriter, Role.Servicing, Role.Partner, Role.House],
            Enum.GetValues<Role>().Where(Masks.SeesNames));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Half a surrogate pair is no text and does not survive UTF-8; no field holds one.</summary>
    static string Text(string any) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(any));
}
