using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Wheelhouse.Boosting;
using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>A guide as a file, and back.</summary>
/// <remarks><c>WHVG</c>, a version, the SHA-256 of what follows, then that, packed by Brotli: market, quality, words,
/// the three models, bands and margins, the listings that were kept. The same guide gives the same bytes.</remarks>
public static class GuideFile
{
    public const byte Version = 1;

    const int MostListings = 1_000_000;
    const int MostWords = 65_535;
    const int MostBytes = 256 * 1024 * 1024;

    static readonly byte[] Mark = [.. "WHVG"u8, Version];

    internal static Lazy<PriceGuide> Shipped { get; } = new(() =>
    {
        using var stream = typeof(GuideFile).Assembly.GetManifestResourceStream("uk-2020.bin")!;
        return Read(stream).Value;
    });

    public static void Write(PriceGuide guide, Stream file)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(file);
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            Write(guide, writer);
        }

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(plain.ToArray());
        }

        file.Write(Mark);
        file.Write(SHA256.HashData(packed.ToArray()));
        file.Write(packed.ToArray());
    }

    /// <returns>Refused: <c>valuation.guide_version</c>, <c>valuation.guide_broken</c>.</returns>
    public static Outcome<PriceGuide> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        var bytes = whole.ToArray().AsSpan();
        if (!bytes.StartsWith(Mark))
        {
            return new Refusal(
                "valuation.guide_version",
                $"This is no price guide of version {Version}; train it anew with this program.",
                RefusalKind.Invalid, new RefusalValue("version", $"{Version}"));
        }

        var head = Mark.Length + SHA256.HashSizeInBytes;
        if (bytes.Length < head || !SHA256.HashData(bytes[head..]).AsSpan().SequenceEqual(bytes[Mark.Length..head]))
        {
            return Broken();
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(Unpack(bytes[head..].ToArray())));
            return Read(reader);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or EndOfStreamException or FormatException)
        {
            return Broken();
        }
    }

    static Refusal Broken() => new(
        "valuation.guide_broken", "The price guide is cut short or damaged; copy or train it again.",
        RefusalKind.Invalid);

    /// <summary>Never more than a guide can be, whatever the file promises to unfold to.</summary>
    static byte[] Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var part = new byte[81_920];
        for (var read = brotli.Read(part); read > 0; read = brotli.Read(part))
        {
            plain.Write(part, 0, read);
            Within((int)Math.Min(plain.Length, int.MaxValue), 0, MostBytes);
        }

        return plain.ToArray();
    }

    static void Write(PriceGuide guide, BinaryWriter file)
    {
        var (market, quality) = (guide.Market, guide.Quality);
        file.Write(market.Name);
        file.Write(market.Currency.Code);
        file.Write(market.Day.DayNumber);
        file.Write(market.Source);
        file.Write(market.DistanceUnit);
        file.Write(market.Yearly);
        file.Write(quality.Rows);
        foreach (var figure in (decimal[])[
            quality.MeanShareError, quality.MedianShareError, quality.RSquared, quality.Coverage, quality.WithinTenth,
            quality.WithinFifth])
        {
            file.Write(figure);
        }

        foreach (var words in (string[][])[
            guide.Words.Makes, guide.Words.Models, guide.Words.Transmissions, guide.Words.Fuels])
        {
            file.Write(words.Length);
            Array.ForEach(words, file.Write);
        }

        EnsembleFile.Write(guide.Model, file);
        EnsembleFile.Write(guide.Intervals.Low, file);
        EnsembleFile.Write(guide.Intervals.High, file);
        file.Write(guide.Intervals.Edges.Length);
        Array.ForEach(guide.Intervals.Edges, file.Write);
        Array.ForEach(guide.Intervals.Margins, file.Write);
        file.Write(guide.Kept.Listings.Count);
        foreach (var listing in guide.Kept.Listings)
        {
            Write(guide.Words, listing, file);
        }
    }

    static void Write(Vocabulary words, Listing listing, BinaryWriter file)
    {
        var car = listing.Car;
        file.Write((ushort)Vocabulary.Place(words.Models, Vocabulary.Key(car.Make, car.Model)));
        file.Write((ushort)car.Year);
        file.Write(car.Mileage);
        file.Write((short)Vocabulary.Place(words.Transmissions, car.Transmission));
        file.Write((short)Vocabulary.Place(words.Fuels, car.Fuel));
        foreach (var figure in (decimal?[])[car.EngineLitres, car.Mpg, car.RoadTax])
        {
            file.Write(figure?.ToString(CultureInfo.InvariantCulture) ?? "");
        }

        file.Write(listing.Price.MinorUnits);
    }

    static PriceGuide Read(BinaryReader file)
    {
        var market = new Market(
            file.ReadString(), Currency.Parse(file.ReadString()),
            DateOnly.FromDayNumber(Within(file.ReadInt32(), 0, DateOnly.MaxValue.DayNumber)), file.ReadString(),
            file.ReadString(), Within(file.ReadInt32(), 0, Limits.MostMileage));
        var quality = new GuideQuality(
            Within(file.ReadInt32(), 1, int.MaxValue), file.ReadDecimal(), file.ReadDecimal(), file.ReadDecimal(),
            file.ReadDecimal(), file.ReadDecimal(), file.ReadDecimal());
        var words = new Vocabulary(ReadWords(file), ReadWords(file), ReadWords(file), ReadWords(file));
        var model = ReadModel(file, Features.All);
        var (low, high) = (ReadModel(file, Intervals.Asked), ReadModel(file, Intervals.Asked));
        var edges = ReadFigures(file, Within(file.ReadInt32(), 0, 1_000));
        var intervals = new Intervals(low, high, edges, ReadFigures(file, edges.Length + 1));
        var listings = new Listing[Within(file.ReadInt32(), 0, MostListings)];
        for (var i = 0; i < listings.Length; i++)
        {
            listings[i] = ReadListing(file, words, market.Currency);
        }

        return new(market, words, model, intervals, new(listings), quality);
    }

    static Ensemble ReadModel(BinaryReader file, IReadOnlyList<Feature> features)
    {
        var model = EnsembleFile.Read(file);
        return model.IsDone && model.Value.Features.SequenceEqual(features)
            ? model.Value
            : throw new InvalidDataException("A model of the guide does not ask what a guide asks.");
    }

    static string[] ReadWords(BinaryReader file)
    {
        var words = new string[Within(file.ReadInt32(), 0, MostWords)];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = file.ReadString();
        }

        return words;
    }

    static double[] ReadFigures(BinaryReader file, int count)
    {
        var figures = new double[count];
        for (var i = 0; i < count; i++)
        {
            figures[i] = file.ReadDouble() is var figure && double.IsFinite(figure)
                ? figure : throw new InvalidDataException("A margin is not finite.");
        }

        return figures;
    }

    static Listing ReadListing(BinaryReader file, Vocabulary words, Currency currency)
    {
        var key = words.Models[Within(file.ReadUInt16(), 0, words.Models.Length - 1)].Split('|');
        Within(key.Length, 2, 2);
        var (year, mileage) = (file.ReadUInt16(), file.ReadInt32());
        var transmission = Word(words.Transmissions, file.ReadInt16());
        var fuel = Word(words.Fuels, file.ReadInt16());
        var (litres, mpg, tax) = (ReadFigure(file), ReadFigure(file), ReadFigure(file));
        return new(new(key[0], key[1], year, mileage, transmission, fuel, litres, mpg, tax),
            new(file.ReadInt64(), currency));
    }

    static string? Word(string[] words, int place) =>
        Within(place, -1, words.Length - 1) < 0 ? null : words[place];

    static decimal? ReadFigure(BinaryReader file) => file.ReadString() is { Length: > 0 } text
        ? decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;

    static int Within(int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new InvalidDataException($"{value} is not within {least} to {most}.");
}
