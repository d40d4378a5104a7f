using System.IO.Compression;
using Wheelhouse.Models.Data;

namespace Wheelhouse.ValuationBench;

/// <summary>A data set parted into rows to learn from and every fifth row to be judged by.</summary>
sealed record Rows(Table Train, Table Test, string TrainFile, string TestFile)
{
    const int Part = 5;

    /// <summary>Reads and parts a set; null where it is not here.</summary>
    public static Rows? Of(string set, string folder)
    {
        var shared = Environment.GetEnvironmentVariable("WHEELHOUSE_SHARED") ?? "../shared";
        var path = Path.Combine(shared, "data", set, "train.csv.gz");
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var (train, test) = (Path.Combine(folder, $"{set}-train.csv"), Path.Combine(folder, $"{set}-test.csv"));
        using (StreamWriter learned = new(train), judged = new(test))
        {
            var header = reader.ReadLine();
            learned.WriteLine(header);
            judged.WriteLine(header);
            for (var n = 0; reader.ReadLine() is { } line; n++)
            {
                (n % Part == Part - 1 ? judged : learned).WriteLine(line);
            }
        }

        return new(Read(train), Read(test), train, test);
    }

    static Table Read(string path)
    {
        using var file = File.OpenRead(path);
        return CsvTable.Read(file).Value;
    }
}
