using System.Runtime.InteropServices;
using Wheelhouse.Kernel;

namespace Wheelhouse.Models.Boosting;

/// <summary>The few calls of libxgboost 1.7 that training needs; scoring needs none.</summary>
static partial class Xgboost
{
    const string Library = "libxgboost.so.0";

    /// <summary>Whether the library can be loaded; a refusal says how to get it.</summary>
    public static Refusal? Missing() => NativeLibrary.TryLoad(Library, out _) ? null : new(
        "models.no_xgboost",
        "Boosting is trained by libxgboost, which is not installed; install Debian's package libxgboost0. "
        + "Scoring does not need it.");

    [LibraryImport(Library)]
    private static partial int XGDMatrixCreateFromMat(
        float[] data, ulong rows, ulong columns, float missing, out nint matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int XGDMatrixSetFloatInfo(nint matrix, string field, float[] values, ulong count);

    [LibraryImport(Library)]
    private static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library)]
    private static partial int XGBoosterCreate(nint[] matrices, ulong count, out nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int XGBoosterSetParam(nint booster, string name, string value);

    [LibraryImport(Library)]
    private static partial int XGBoosterUpdateOneIter(nint booster, int round, nint matrix);

    [LibraryImport(Library)]
    private static partial int XGBoosterPredict(
        nint booster, nint matrix, int options, uint trees, int training, out ulong count, out nint values);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int XGBoosterSaveModelToBuffer(nint booster, string format, out ulong count, out nint bytes);

    [LibraryImport(Library)]
    private static partial int XGBoosterFree(nint booster);

    [LibraryImport(Library)]
    private static partial nint XGBGetLastError();

    static void Check(int code)
    {
        if (code != 0)
        {
            throw new InvalidOperationException($"libxgboost: {Marshal.PtrToStringUTF8(XGBGetLastError())}");
        }
    }

    /// <summary>Rows of features with labels and weights, held by the library.</summary>
    public sealed class Matrix : IDisposable
    {
        /// <param name="data">Row after row; NaN is missing.</param>
        public Matrix(float[] data, int rows, float[] labels, float[] weights)
        {
            Check(XGDMatrixCreateFromMat(data, (ulong)rows, (ulong)(data.Length / rows), float.NaN, out var handle));
            Handle = handle;
            Check(XGDMatrixSetFloatInfo(handle, "label", labels, (ulong)labels.Length));
            Check(XGDMatrixSetFloatInfo(handle, "weight", weights, (ulong)weights.Length));
        }

        public nint Handle { get; }

        public void Dispose() => Check(XGDMatrixFree(Handle));
    }

    /// <summary>Trees that grow by one a round.</summary>
    public sealed class Booster : IDisposable
    {
        readonly nint handle;
        int round;

        public Booster(IReadOnlyList<Matrix> matrices, IEnumerable<(string Name, string Value)> parameters)
        {
            Check(XGBoosterCreate([.. matrices.Select(one => one.Handle)], (ulong)matrices.Count, out handle));
            foreach (var (name, value) in parameters)
            {
                Check(XGBoosterSetParam(handle, name, value));
            }
        }

        public void Grow(Matrix matrix) => Check(XGBoosterUpdateOneIter(handle, round++, matrix.Handle));

        /// <summary>The margins of a matrix, in the library's single precision.</summary>
        public float[] Margins(Matrix matrix)
        {
            const int outputMargin = 1;
            Check(XGBoosterPredict(handle, matrix.Handle, outputMargin, 0, 0, out var count, out var values));
            var margins = new float[count];
            Marshal.Copy(values, margins, 0, margins.Length);
            return margins;
        }

        /// <summary>The model as the library's own JSON.</summary>
        public byte[] Save()
        {
            Check(XGBoosterSaveModelToBuffer(handle, """{"format":"json"}""", out var count, out var bytes));
            var copy = new byte[count];
            Marshal.Copy(bytes, copy, 0, copy.Length);
            return copy;
        }

        public void Dispose() => Check(XGBoosterFree(handle));
    }
}
