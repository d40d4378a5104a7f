using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wheelhouse.Trust;

/// <summary>The keys of an installation: one active and all former field keys, and the keys that never
/// change.</summary>
/// <remarks>
/// Kept in <c>ring.json</c> of the folder in the setting <c>Keys</c>, readable by its owner alone (mode 0600, folder
/// 0700). Lose it and encrypted fields are lost; keep a copy away from the copies of the database.
/// </remarks>
public sealed class KeyRing
{
    const string FileName = "ring.json";
    const int KeySize = 32;

    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    readonly Lock gate = new();
    readonly string? folder;
    Content content;

    DateTime written;

    KeyRing(string? folder, Content content)
    {
        (this.folder, this.content) = (folder, content);
        written = folder is null ? default : Written(folder);
    }

    /// <summary>The folder the ring lies in; null for a ring in memory.</summary>
    public string? Folder => folder;

    /// <summary>The id of the key that encrypts from now on.</summary>
    public string ActiveId => content.Active;

    /// <summary>The ids of all field keys, oldest first.</summary>
    public IReadOnlyList<string> Ids => [.. content.Fields.Keys.Order(StringComparer.Ordinal)];

    internal (string Id, byte[] Key) Active
    {
        get
        {
            var now = Newest();
            return (now.Active, Decode(now.Fields[now.Active]));
        }
    }

    internal byte[] Index => Decode(content.Index);

    internal byte[] Clients => Decode(content.Clients);

    /// <summary>Of activation codes: derived (RFC 5869), so that a ring of before needs no new key.</summary>
    internal byte[] Invitations =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Clients, KeySize, info: "wheelhouse activation codes"u8.ToArray());

    internal byte[] Digests => Decode(content.Digests);

    /// <summary>The ES256 key that signs tokens and audit heads, as PKCS #8.</summary>
    internal byte[] Signing => Decode(content.Signing);

    /// <summary>A ring that lives as long as the process. For tests.</summary>
    public static KeyRing InMemory() => new(null, Fresh());

    /// <summary>Opens the ring of a folder; makes folder and ring where there are none.</summary>
    /// <exception cref="InvalidDataException">There is a ring, but it cannot be read as one.</exception>
    public static KeyRing Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        MakeFolder(folder);
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            Write(folder, Fresh(), overwrite: false);
        }

        return new(folder, Read(folder));
    }

    /// <summary>The ring of a folder that has one; null where there is none, and nothing is made.</summary>
    /// <exception cref="InvalidDataException">There is a ring, but it cannot be read as one.</exception>
    public static KeyRing? Find(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return File.Exists(Path.Combine(folder, FileName)) ? new(folder, Read(folder)) : null;
    }

    /// <summary>Adds a field key and makes it the active one. Old keys stay, so that everything stays
    /// readable.</summary>
    /// <returns>The new key's id.</returns>
    public string Rotate()
    {
        lock (gate)
        {
            var now = folder is null ? content : Read(folder);
            var id = $"k{now.Fields.Count + 1:D4}";
            var next = now with
            {
                Active = id,
                Fields = new(now.Fields, StringComparer.Ordinal)
                {
                    [id] = Encode(RandomNumberGenerator.GetBytes(KeySize)),
                },
            };
            if (folder is not null)
            {
                Write(folder, next, overwrite: true);
            }

            content = next;
            return id;
        }
    }

    /// <summary>The key of an id. A key that another process added since is found too.</summary>
    internal byte[] Key(string id)
    {
        if (content.Fields.TryGetValue(id, out var known))
        {
            return Decode(known);
        }

        lock (gate)
        {
            content = folder is null ? content : Read(folder);
            return content.Fields.TryGetValue(id, out var key)
                ? Decode(key)
                : throw new CryptographicException($"The key ring has no key '{id}'; it belongs to another database.");
        }
    }

    /// <summary>The ring as it lies on the disk: another process may have rotated it.</summary>
    Content Newest()
    {
        if (folder is null || Written(folder) == written)
        {
            return content;
        }

        lock (gate)
        {
            written = Written(folder);
            return content = Read(folder);
        }
    }

    static DateTime Written(string folder) => File.GetLastWriteTimeUtc(Path.Combine(folder, FileName));

    static Content Fresh()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        const string first = "k0001";
        return new(
            first, new(StringComparer.Ordinal) { [first] = Encode(RandomNumberGenerator.GetBytes(KeySize)) },
            Encode(RandomNumberGenerator.GetBytes(KeySize)), Encode(RandomNumberGenerator.GetBytes(KeySize)),
            Encode(RandomNumberGenerator.GetBytes(KeySize)), Encode(signing.ExportPkcs8PrivateKey()));
    }

    static Content Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Format) is { } read
                && read.Fields.ContainsKey(read.Active)
                    ? read
                    : throw new InvalidDataException("The key ring has no active key; restore it from its copy.");
        }
        catch (JsonException exception)
        {
            // the parser's message may quote the file, which is secret
            throw new InvalidDataException(
                $"The key ring is damaged at line {exception.LineNumber + 1}; restore it from its copy.");
        }
    }

    static void Write(string folder, Content content, bool overwrite)
    {
        var temporary = Path.Combine(folder, $"{FileName}.{Environment.ProcessId}");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(file, content, Format);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, Path.Combine(folder, FileName), overwrite);
        }
        catch (IOException) when (!overwrite)
        {
            File.Delete(temporary); // another process made the ring first: its ring is the ring
        }
    }

    static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(folder, owner);
            File.SetUnixFileMode(folder, owner); // somebody may have made it before, open to all
        }
    }

    static string Encode(byte[] key) => Base64Url.EncodeToString(key);

    static byte[] Decode(string key) => Base64Url.DecodeFromChars(key);

    /// <param name="Fields">Field keys by id, 32 bytes each, in base64url like all the others.</param>
    /// <param name="Index">Of the blind index.</param>
    /// <param name="Clients">Of client secrets.</param>
    /// <param name="Digests">Of command digests.</param>
    sealed record Content(
        string Active, Dictionary<string, string> Fields, string Index, string Clients, string Digests, string Signing);
}
