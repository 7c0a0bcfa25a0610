/**
 * The form that a page was sent.
 * @throws Response 400 for a body that is no form, or one that cannot be read.
 */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}
