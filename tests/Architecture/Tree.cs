using System.Runtime.CompilerServices;

namespace Wheelhouse.Architecture.Tests;

/// <summary>The repository as it lies on disk.</summary>
static class Tree
{
    internal static string Root { get; } = FindRoot();

    static readonly string[] Built = ["/node_modules/", "/dist/"];

    /// <summary>Files under some folders, without what is built; paths relative to the root, with slashes.</summary>
    internal static IEnumerable<string> Files(string pattern, params string[] folders) => folders
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !Built.Any(folder => path.Contains(folder, StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal);

    internal static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
