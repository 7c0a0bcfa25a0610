/** How the `s-` elements of Shopify's admin look here: enough to read and to press them. */
export function elementStyles(): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = `
    body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: #303030; }
    s-admin-block::before, s-admin-action::before { content: attr(heading); display: block; font-weight: 650; margin-bottom: 8px; }
    s-admin-block, s-admin-action, s-banner, s-unordered-list, s-section, s-box { display: block; }
    s-stack { display: flex; flex-direction: column; gap: 8px; }
    s-stack[direction='inline'] { flex-direction: row; flex-wrap: wrap; }
    s-stack[justifycontent='space-between'] { justify-content: space-between; }
    s-heading { display: block; font-weight: 600; }
    s-text { display: inline-block; }
    s-text[color='subdued'] { color: #616161; }
    s-badge { background: #e3e3e3; border-radius: 8px; padding: 0 8px; font-size: 12px; }
    s-badge[tone='success'] { background: #cdfee1; }
    s-badge[tone='info'] { background: #d5ebff; }
    s-badge[tone='warning'], s-badge[tone='caution'] { background: #ffe9a8; }
    s-badge[tone='critical'] { background: #fedad9; }
    s-banner { border-radius: 8px; padding: 10px 12px; background: #eaf4ff; margin: 4px 0; }
    s-banner::before { content: attr(heading); font-weight: 600; display: block; }
    s-banner[tone='warning'] { background: #fff1e3; }
    s-banner[tone='critical'] { background: #fee9e8; }
    s-banner[tone='success'] { background: #e3f9ec; }
    s-list-item { display: list-item; margin-left: 20px; }
    s-option { display: none; }
    s-paragraph { display: block; color: #616161; }
    s-text[type='strong'] { font-weight: 600; }
    s-link { color: #005bd3; cursor: pointer; text-decoration: underline; }
    s-button { display: inline-block; align-self: flex-start; border-radius: 8px; padding: 5px 12px; background: #e8e8e8; cursor: pointer; font-weight: 550; margin: 10px 8px 0 0; }
    s-button[variant='primary'] { background: #303030; color: #fff; }
    s-button[tone='critical'] { background: #c70a24; color: #fff; }
    s-button[disabled] { opacity: 0.5; pointer-events: none; }
    s-image img { max-width: 100%; }
    s-spinner::before { content: '…'; }
  `;
  return style;
}
